import { formatEdtf, parseEdtf } from '../../contract/edtf.ts'
import { DocumentItems } from './document-items.ts'
import type { BriefDocument, Materials } from './document-types.ts'
import type { BriefBlock, BriefModel, TemplateLayout } from './model.ts'
import { provenanceOf } from './provenance.ts'
import { extentText, SHEET_WORDS } from './sheet-words.ts'
import { spacedInlines } from './spacing.ts'
import { spaced } from './typography.ts'
import { BRIEF_WORDS } from './words.ts'

export { BLANK, pictureFile } from './document-items.ts'
export type {
  BriefDocument,
  DocumentAnnexPage,
  DocumentItem,
  DocumentWords,
  Materials,
} from './document-types.ts'

/** Layout of a template that says nothing of it. */
export const PLAIN_LAYOUT: TemplateLayout = { numbered: true, references: 'end' }
/** Longest title in a running head, characters. */
const RUNNING = 70
const isCited = (block: BriefBlock): block is Extract<BriefBlock, { kind: 'excerpt' | 'pages' }> =>
  block.kind === 'excerpt' || block.kind === 'pages'

function shortTitle(title: string): string {
  if (title.length <= RUNNING) return title
  const cut = title.slice(0, RUNNING)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), RUNNING / 2))}…`
}

/** A whole day, which a file's date must be; nothing for less precise ones. */
function dateOf(issued: string): BriefDocument['date'] {
  const start = parseEdtf(issued)?.start ?? null
  if (start === null || start.month === null || start.day === null || start.month > 12) return null
  return { year: start.year, month: start.month, day: start.day }
}

/** Everything that a template sets, as data: all text in its final words and typography. */
export function briefDocument(model: BriefModel, materials: Materials): BriefDocument {
  const { language, issued, blocks } = model
  const builder = new DocumentItems(model, materials)
  const items = builder.items()
  const cited = blocks.filter(isCited)
  const numbers = new Map(cited.map(({ id }, index) => [id, String(index + 1)]))
  const title = spaced(model.title, language)
  return {
    title,
    short: shortTitle(title),
    subtitle: spaced(model.subtitle, language),
    author: model.author,
    issued: issued === '' ? '' : formatEdtf(issued, language),
    date: dateOf(issued),
    language,
    extent: extentText(cited.length, new Set(cited.map(({ cite }) => cite.key)).size, language),
    options: model.options,
    layout: model.template.layout ?? PLAIN_LAYOUT,
    words: { ...BRIEF_WORDS[language], ...SHEET_WORDS[language] },
    items,
    bibliography: materials.citations.bibliography.map(({ key, body }) => ({
      key,
      body: spacedInlines(body, language),
    })),
    provenance: model.options.provenance ? provenanceOf(model, materials.citations) : [],
    annex: builder.annex(numbers),
  }
}
