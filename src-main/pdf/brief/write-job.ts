import type { BriefWarning } from '../../contract/briefs.ts'
import type { Job } from '../pool/job.ts'
import { formatCitations } from './citing.ts'
import { writeHtml } from './html/document.ts'
import { writeMarkdown } from './md/document.ts'
import { briefDocument, pictureFile } from './document.ts'
import type { BriefModel, WriteBriefInput, WrittenBrief } from './model.ts'
import { drawPictures } from './pictures.ts'
import { allPrintable } from './printable.ts'
import type { BriefSource } from './source.ts'
import { writeWord } from './word/document.ts'

const MISSING: ReadonlySet<BriefWarning['code']> = new Set([
  'image-failed',
  'page-missing',
  'file-missing',
  'file-locked',
])

/** Descriptions of what could not be drawn, by the item. */
function failedOf({ blocks }: BriefModel, warnings: readonly BriefWarning[]): Map<string, string> {
  const failed = new Set(warnings.flatMap(({ itemId, code }) => (MISSING.has(code) ? [itemId] : [])))
  return new Map(
    blocks.flatMap((block) => ('alt' in block && failed.has(block.id) ? [[block.id, block.alt]] : [])),
  )
}

const problemOf = (code: BriefWarning['code'], detail: string | null): BriefWarning[] =>
  detail === null ? [] : [{ itemId: null, code, detail }]

async function write(
  source: BriefSource,
  { format, name }: WriteBriefInput,
): Promise<Pick<WrittenBrief, 'bytes' | 'extra'>> {
  switch (format) {
    case 'docx':
      return { bytes: await writeWord(source), extra: [] }
    case 'md':
      return writeMarkdown(source, name)
    case 'html':
      return { bytes: writeHtml(source), extra: [] }
  }
}

/** Writes a brief in one of the forms that people edit or put on the web. */
export const writeBriefJob: Job<WriteBriefInput, WrittenBrief> = async (input, context) => {
  const model = allPrintable(input.model)
  const { blocks, references, style, language } = model
  context.progress({ stage: 'citations', done: 0, total: 1 })
  const cites = blocks.flatMap((block) => ('cite' in block ? [block.cite] : []))
  const citations = formatCitations({ references, cites, style, language })
  const { pictures, warnings } = await drawPictures(input.model.blocks, context)
  context.progress({ stage: 'write', done: 0, total: 1 })
  const source: BriefSource = {
    document: briefDocument(model, { citations, pictures, annex: [] }),
    pictures: new Map(pictures.map(({ name, bytes }) => [pictureFile(name), bytes])),
    failed: failedOf(model, warnings),
  }
  const written = await write(source, input)
  const around = [
    ...problemOf('style-failed', citations.problem),
    ...problemOf('template-failed', model.template.problem ?? null),
  ]
  return { ...written, pages: 0, pageOf: {}, warnings: [...around, ...warnings] }
}
