import { existsSync, readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { resourcePath } from '../../base/resources.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import type { Inline } from '../typeset/content.ts'
import { asNote, readCitationPage, withTexts, type CitationPage } from './citation-html.ts'
import { citedItem, entryOf } from './hayagriva.ts'
import type { BriefModel, Cite, FormattedCitations, Reference } from './model.ts'
import { yearSpans, type YearSpans } from './year-spans.ts'

/** The style that stands in for one that cannot be used. */
export const DEFAULT_STYLE = 'chicago-author-date'

// A note for each cite, then each work in full to learn which entry of the bibliography is whose.
const PAGE = `
#let job = json(bytes(sys.inputs.job))
#set text(lang: job.language)
#html.elem("ol", attrs: (data-list: "cites"), for each in job.cites {
  html.elem("li", if each.locator == none { cite(label(each.key)) } else {
    cite(label(each.key), supplement: each.locator)
  })
})
#html.elem("ol", attrs: (data-list: "full"), for key in job.keys { html.elem("li", cite(label(key), form: "full")) })
#bibliography("/references.yml", style: job.style, full: true, title: none)
`
const FOLDER = '/citations'
/** A style of somebody's own that prints two digits of a year, which a year that stands for another has not. */
const SHORT_YEAR = /<date-part\b(?=[^>]*\bname="year")[^>]*\bform="short"/

/** What is to be cited, and how. */
export interface CitingRequest {
  /** Every cited publication once. */
  readonly references: readonly Reference[]
  /** In the order in which a reader meets them: the first one of a work is the full one. */
  readonly cites: readonly Cite[]
  readonly style: BriefModel['style']
  readonly language: InterfaceLanguage
}

let compiler: NodeCompiler | undefined

/** `p. 4`, `pp. 4–6`; what is no number of a page (`Cover`) as it is. */
export function locatorText(locator: string, language: InterfaceLanguage): string {
  const text = locator.trim()
  if (!/^[\p{L}]?[-.]?(?:\d|[ivxlcdm]+$)/iu.test(text)) return text
  const several = /\d\s*[-–,]\s*\d/.test(text)
  return `${several && language === 'en' ? 'pp' : 'p'}.\u00a0${text}`
}

function styleText({ id, csl }: BriefModel['style']): string | null {
  if (csl !== null) return csl
  const file = resourcePath('assets', 'styles', `${id}.csl`)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** First words of what Typst found wrong. */
function problemOf(diagnostics: readonly unknown[]): string {
  const [first] = diagnostics
  const message = typeof first === 'object' && first !== null && 'message' in first ? first.message : first
  return String(message).slice(0, 500)
}

function spansOf({ references, cites, language }: CitingRequest, csl: string | null): YearSpans | null {
  if (csl !== null && SHORT_YEAR.test(csl)) return null
  const items = references.map((each) => citedItem(each, language))
  const locators = cites.map(({ locator }) => locator)
  return yearSpans(items, locators)
}

function withSpans(page: CitationPage, spans: YearSpans): CitationPage {
  const written = <T extends { readonly body: readonly Inline[] }>(each: T): T => ({
    ...each,
    body: withTexts(each.body, spans.written),
  })
  return { ...page, cites: page.cites.map(written), bibliography: page.bibliography.map(written) }
}

function pageOf(request: CitingRequest, bothTitles: boolean): CitationPage | string {
  const { references, language, cites, style } = request
  compiler ??= NodeCompiler.create({ workspace: FOLDER })
  const pairs = style.id.startsWith('chicago')
  const csl = styleText(style)
  const spans = spansOf(request, csl)
  const entries = references.map((each) => [each.key, entryOf(each, { language, bothTitles, pairs, spans })])
  compiler.mapShadow(`${FOLDER}/references.yml`, Buffer.from(JSON.stringify(Object.fromEntries(entries))))
  if (csl !== null) compiler.mapShadow(`${FOLDER}/style.csl`, Buffer.from(csl))
  const job = {
    language,
    style: csl === null ? style.id : '/style.csl',
    keys: references.map(({ key }) => key),
    cites: cites.map(({ key, locator }) => ({
      key,
      locator: locator === null || locator.trim() === '' ? null : locatorText(locator, language),
    })),
  }
  const outcome = compiler.tryHtml({ mainFileContent: PAGE, inputs: { job: JSON.stringify(job) } })
  compiler.evictCache(10)
  const { result } = outcome
  if (result !== null) {
    const page = readCitationPage(result.body())
    return spans === null ? page : withSpans(page, spans)
  }
  const errors = outcome.takeDiagnostics()
  return problemOf(errors === null ? ['no output'] : compiler.fetchDiagnostics(errors))
}

function bibliographyOf(
  page: CitationPage,
  references: readonly Reference[],
): FormattedCitations['bibliography'] {
  const keys = new Map(
    page.full.flatMap((id, index) => {
      const key = references[index]?.key
      return id === null || key === undefined ? [] : [[id, key] as const]
    }),
  )
  return page.bibliography.map(({ id, body }) => ({ key: keys.get(id) ?? '', body }))
}

function format(request: CitingRequest): FormattedCitations | string {
  const page = pageOf(request, false)
  if (typeof page === 'string') return page
  // A bibliography has room for the title in the other language, a note has not.
  const full = pageOf(request, true)
  if (typeof full === 'string') return full
  const notes: (readonly Inline[])[] = page.cites.map(({ body, note }) => (note ? body : asNote(body)))
  return { notes, bibliography: bibliographyOf(full, request.references), problem: null }
}

/**
 * Citations by CSL, with the engine inside Typst (hayagriva): notes with their page, and the bibliography in the order of
 * the style. A style that cannot be used gives way to {@link DEFAULT_STYLE}, and `problem` says why.
 *
 * @throws Error where even that fails, which would be a fault of ours
 */
export function formatCitations(request: CitingRequest): FormattedCitations {
  const known = new Set(request.references.map(({ key }) => key))
  const lost = request.cites.find(({ key }) => !known.has(key))
  if (lost) throw new Error(`cited without a reference: ${lost.key}`)
  if (request.references.length === 0) return { notes: [], bibliography: [], problem: null }
  const formatted = format(request)
  if (typeof formatted !== 'string') return formatted
  const fallback = format({ ...request, style: { id: DEFAULT_STYLE, csl: null } })
  if (typeof fallback === 'string') throw new Error(`citations: ${fallback}`)
  return { ...fallback, problem: formatted }
}
