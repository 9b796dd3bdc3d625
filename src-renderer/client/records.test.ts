import { describe, expect, it } from 'vitest'
import { isRecordName, partRecords, recordFileOf } from './records.ts'

describe('files of records', () => {
  it('are told by the end of their names', () => {
    const names = [
      'Zotero.bib',
      'A.RIS',
      'x.csl.json',
      'y.jsonl',
      'z.csv',
      'dc.xml',
      'a.pdf',
      'bib',
      'x.jsonld',
    ]
    expect(names.filter(isRecordName)).toEqual(names.slice(0, 6))
  })

  it('are parted from what is imported at once', () => {
    const [bib, pdf] = [new File([''], 'a.bib'), new File([''], 'a.pdf')]
    const { records, rest } = partRecords({ paths: ['/d/b.ris', '/d/folder'], files: [bib, pdf] })
    expect(records).toEqual([{ path: '/d/b.ris' }, { file: bib }])
    expect(rest).toEqual({ paths: ['/d/folder'], files: [pdf] })
  })

  it('are uploaded where they have no path', async () => {
    const upload = (file: File): Promise<string> => Promise.resolve(`id of ${file.name}`)
    expect(await recordFileOf({ path: '/d/a.bib' }, upload)).toEqual({ path: '/d/a.bib' })
    expect(await recordFileOf({ file: new File([''], 'a.bib') }, upload)).toEqual({ upload: 'id of a.bib' })
  })
})
