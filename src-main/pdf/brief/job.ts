import type { BriefWarning } from '../../contract/briefs.ts'
import type { Job, JobContext } from '../pool/job.ts'
import { layAnnex } from './annex/lay.ts'
import { setPages, type SetPages } from './compile.ts'
import { briefDocument, type BriefDocument } from './document.ts'
import { gathered } from './gather.ts'
import { glyphWarning, settable } from './glyphs.ts'
import type { BriefModel, BriefPicture, WrittenBrief } from './model.ts'
import { TemplateProblem } from './template-problem.ts'
import { DEFAULT_TEMPLATE, readTemplate } from './templates.ts'

export { gatherBriefJob } from './gather.ts'

/** A brief to be set. */
export interface SetBriefInput {
  readonly model: BriefModel
  /** Under which `gatherBrief` made ready for it, null where nothing did. */
  readonly ticket: string | null
}

/** A document that the fonts can set, with what they cannot by item. */
function settableDocument(raw: BriefDocument): {
  readonly document: BriefDocument
  readonly warnings: BriefWarning[]
} {
  const { items, ...around } = raw
  const outer = settable(around)
  const inner = items.map((item) => ({ id: item.id, ...settable(item) }))
  const said = new Set(inner.flatMap(({ missing }) => missing))
  return {
    document: { ...outer.value, items: inner.map(({ value }) => value) },
    warnings: [
      ...inner.flatMap(({ id, missing }) => glyphWarning(id, missing)),
      // The bibliography and the annex repeat what the items say.
      ...glyphWarning(
        null,
        outer.missing.filter((each) => !said.has(each)),
      ),
    ],
  }
}

/** Sets a brief with its template, or with ours where that one fails. */
async function setWith(
  template: BriefModel['template'],
  document: BriefDocument,
  pictures: readonly BriefPicture[],
): Promise<{ readonly set: SetPages; readonly warnings: BriefWarning[] }> {
  try {
    const set = setPages(await readTemplate(template), document, pictures)
    const [first] = set.missingFonts
    const detail = set.missingFonts.slice(0, 3).join('\n')
    return { set, warnings: first === undefined ? [] : [{ itemId: null, code: 'font-missing', detail }] }
  } catch (error) {
    const ours = template.folder === null && template.id === DEFAULT_TEMPLATE
    if (!(error instanceof TemplateProblem) || ours) throw error
    const spare = await readTemplate({ id: DEFAULT_TEMPLATE, folder: null })
    const warning: BriefWarning = { itemId: null, code: 'template-failed', detail: error.message }
    return { set: setPages(spare, document, pictures), warnings: [warning] }
  }
}

/** Sets a brief as a PDF: cited, tagged, with the pages of its sources where it asks for them. */
export async function setBrief(
  model: BriefModel,
  context: JobContext,
  ticket: string | null = null,
): Promise<WrittenBrief> {
  const { citations, drawn, annex } = await gathered(model, ticket, context)
  const annexPictures = annex.sheets.flatMap(({ picture }) => (picture === null ? [] : [picture]))
  const raw = briefDocument(model, { citations, pictures: drawn.pictures, annex: annex.sheets })
  const { document, warnings: glyphs } = settableDocument(raw)
  context.progress({ stage: 'typeset', done: 0, total: 1 })
  const { set, warnings } = await setWith(model.template, document, [...drawn.pictures, ...annexPictures])
  context.progress({ stage: 'write', done: 0, total: 1 })
  const bytes = annex.sheets.length === 0 ? set.bytes : await layAnnex(set.bytes, annex.taken, set.sheets)
  const style: BriefWarning[] =
    citations.problem === null ? [] : [{ itemId: null, code: 'style-failed', detail: citations.problem }]
  return {
    bytes,
    pages: set.pages,
    pageOf: set.pageOf,
    extra: [],
    warnings: [...style, ...drawn.warnings, ...annex.warnings, ...glyphs, ...warnings],
  }
}

/** {@link setBrief} in a worker process, whose compiler stays warm. */
export const setBriefJob: Job<SetBriefInput, WrittenBrief> = ({ model, ticket }, context) =>
  setBrief(model, context, ticket)
