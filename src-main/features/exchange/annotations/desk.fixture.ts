import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnnotationsReport } from '../../../contract/exchange.ts'
import type { CartableClient } from '../../../contract/index.ts'
import { importOne } from '../../../testing/import.ts'
import { testFolder, testLibrary } from '../../../testing/library.ts'
import { writePdf } from '../../../testing/pdf.ts'

type Take = Omit<Parameters<CartableClient['exchange']['takeAnnotations']>[0], 'reading'>

export const PAGES = [
  ['Roads of the Sahel', 'Migrants and refugees on the move.', 'Water is asked for first.'],
  ['Protection', 'Water and care are asked for first.', 'Nobody knows how many are on the move.'],
]

/** Follows a stream to its result. */
export async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}
/** A library with one file of two pages, and ways to read and take annotations of it. */
export async function desk(name = 'roads.pdf', original?: string) {
  const folder = await testFolder()
  const library = await testLibrary()
  const pdf = join(folder, name)
  if (original === undefined) await writePdf(pdf, { pages: PAGES })
  else await copyFile(original, pdf)
  const ids = await importOne(library, pdf)
  const { client } = library
  const file = async (value: unknown): Promise<string> => {
    const path = join(folder, 'marks.jsonld')
    await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }
  const read = async (value: unknown, attachmentId?: string) =>
    client.exchange.readAnnotations({
      file: { path: await file(value) },
      ...(attachmentId ? { attachmentId } : {}),
    })
  const take = async (value: unknown, input: Take = {}): Promise<AnnotationsReport> => {
    const { reading } = await read(value)
    return last(await client.exchange.takeAnnotations({ reading, ...input }))
  }
  const marks = () => client.annotations.list({ attachmentId: ids.attachmentId })
  return { pdf, folder, library, client, file, read, take, marks, ...ids }
}

/** An annotation of another program on words of the file. */
export const quoted = (id: string, exact: string, more: object = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id,
  type: 'Annotation',
  creator: { type: 'Person', name: 'Awa' },
  created: '2024-05-01T10:00:00+02:00',
  body: [{ type: 'TextualBody', value: 'to check', purpose: 'commenting' }],
  target: {
    source: 'https://example.org/files/roads.pdf?download=1',
    selector: [{ type: 'TextQuoteSelector', exact, prefix: 'Migrants and ', suffix: ' on the move' }],
  },
  ...more,
})
