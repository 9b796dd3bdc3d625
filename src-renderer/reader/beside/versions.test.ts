import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../src-main/contract/publications.ts'
import { pairOf, versionsOf } from './versions.ts'

const file = (id: string, language: string | null, more: Partial<Attachment> = {}): Attachment => ({
  id,
  publicationId: 'p',
  sha256: id,
  byteSize: 1,
  mediaType: 'application/pdf',
  fileName: `${id}.pdf`,
  language,
  pageCount: 1,
  state: 'ready',
  engine: 'pdfium',
  encrypted: false,
  signed: false,
  hasThumbnail: true,
  addedAt: '2026-01-01T00:00:00.000Z',
  supersededBy: null,
  trashedAt: null,
  derivedFrom: null,
  ...more,
})
const none = new Set<string>()
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

describe('language versions', () => {
  it('are one for each language, French and English first', () => {
    const files = [file('ar', 'ar'), file('en', 'en-GB'), file('fr', 'fr'), file('none', null)]
    expect(ids(versionsOf(files, none))).toEqual(['fr', 'en', 'ar'])
  })

  it('are the newest edition that can be read, unless another one is open', () => {
    const files = [
      file('old', 'fr', { supersededBy: 'new', addedAt: '2026-03-01T00:00:00.000Z' }),
      file('new', 'fr'),
      file('locked', 'en', { state: 'needs-password' }),
    ]
    expect(ids(versionsOf(files, none))).toEqual(['new'])
    expect(ids(versionsOf(files, new Set(['old', 'locked'])))).toEqual(['old', 'locked'])
  })
})

describe('the pair side by side', () => {
  const all = [
    { id: 'fr', language: 'fr' },
    { id: 'en', language: 'en' },
    { id: 'es', language: 'es' },
  ]

  it('is French and English, or the one that is read and another', () => {
    expect(ids(pairOf(all, 'en') ?? [])).toEqual(['fr', 'en'])
    expect(ids(pairOf(all, 'es') ?? [])).toEqual(['fr', 'es'])
    expect(ids(pairOf(all.slice(1), 'es') ?? [])).toEqual(['en', 'es'])
    expect(pairOf(all.slice(0, 1), 'fr')).toBeNull()
  })
})
