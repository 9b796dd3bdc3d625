import { expect, it } from 'vitest'
import { directionOf, quoted } from './quotation.ts'

it('words stand in the marks of their language, once', () => {
  expect(quoted('Il m’a trouvé une chambre.', 'fr')).toBe('«\u00a0Il m’a trouvé une chambre.\u00a0»')
  expect(quoted('«\u00a0Il m’a trouvé.\u00a0»', 'fr')).toBe('«\u00a0Il m’a trouvé.\u00a0»')
  expect(quoted(' Most of those ', 'en-GB')).toBe('“Most of those”')
  expect(quoted('sin fronteras', 'es')).toBe('«sin fronteras»')
  expect(quoted('words', null)).toBe('“words”')
})

it('Arabic runs from the right', () => {
  expect([directionOf('ar'), directionOf('fr'), directionOf(null)]).toEqual(['rtl', 'ltr', 'ltr'])
})
