import { expect, it, vi } from 'vitest'

vi.stubGlobal('window', { addEventListener: () => undefined })
vi.stubGlobal('location', { origin: 'http://127.0.0.1' })
const { filesToChange } = await import('./file-language.ts')

const file = (id: string, language: string | null) => ({
  id,
  language,
  state: 'ready' as const,
  pageCount: 2,
  fileName: `${id}.pdf`,
})

it('changes only files that are in another language, or in an unknown one', () => {
  const rows = [
    { id: 'p', attachments: [file('a', 'fr'), file('b', null)] },
    { id: 'q', attachments: [file('c', 'en')] },
  ]
  expect(filesToChange(rows, 'fr')).toEqual([
    { id: 'b', publicationId: 'p', before: null },
    { id: 'c', publicationId: 'q', before: 'en' },
  ])
})
