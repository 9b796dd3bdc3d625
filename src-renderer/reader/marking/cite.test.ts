import { describe, expect, it } from 'vitest'
import { citeQuote, type CitedSource } from './cite.ts'

const source: CitedSource = {
  creators: [],
  publishers: ['Mixed Migration Centre'],
  title: 'Players of many parts',
  issued: '2019-05',
  page: '12',
}

describe('citeQuote', () => {
  it('follows the language that is written', () => {
    const quote = 'one line\nand the next'
    expect(citeQuote(quote, source, 'en')).toBe(
      '“one line and the next” (Mixed Migration Centre, Players of many parts, 2019, p.\u00a012)',
    )
    expect(citeQuote(quote, source, 'fr')).toBe(
      '«\u00a0one line and the next\u00a0» (Mixed Migration Centre, Players of many parts, 2019, p.\u00a012)',
    )
  })

  it('keeps quotations inside quotations apart', () => {
    expect(citeQuote('he said “go”', source, 'en')).toContain('“he said ‘go’”')
    expect(citeQuote('il a dit «\u00a0va\u00a0»', source, 'fr')).toContain('«\u00a0il a dit “va”\u00a0»')
  })

  it('names authors before publishers, cuts long lists, leaves out what is not known', () => {
    const two = { ...source, creators: ['A. Frouws', 'C. Horwood'], issued: null }
    expect(citeQuote('x', two, 'fr')).toContain(
      '(A. Frouws et C. Horwood, Players of many parts, p.\u00a012)',
    )
    const many = { ...source, creators: ['A', 'B', 'C', 'D'] }
    expect(citeQuote('x', many, 'en')).toContain('(A et al., Players')
    expect(citeQuote('x', { ...source, publishers: [] }, 'en')).toContain('(Players of many parts, 2019')
  })
})
