import { describe, expect, it } from 'vitest'
import { partDropped, recordFileOf } from './records.ts'

describe('files of records', () => {
  it('are parted from what is imported at once', () => {
    const [bib, pdf] = [new File([''], 'a.bib'), new File([''], 'a.pdf')]
    const { asked, rest } = partDropped({ paths: ['/d/b.ris', '/d/folder', '/d/s.ttl'], files: [bib, pdf] })
    expect(asked).toEqual([{ path: '/d/b.ris' }, { path: '/d/s.ttl' }, { file: bib }])
    expect(rest).toEqual({ paths: ['/d/folder'], files: [pdf] })
  })

  it('are uploaded where they have no path', async () => {
    const upload = (file: File): Promise<string> => Promise.resolve(`id of ${file.name}`)
    expect(await recordFileOf({ path: '/d/a.bib' }, upload)).toEqual({ path: '/d/a.bib' })
    expect(await recordFileOf({ file: new File([''], 'a.bib') }, upload)).toEqual({ upload: 'id of a.bib' })
  })
})
