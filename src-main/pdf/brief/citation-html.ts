import { parseClean, type DocumentElement, type DocumentNode } from '../documents/tree.ts'
import type { Inline } from '../typeset/content.ts'
import { textOfInlines } from './markdown.ts'

const STYLES: Readonly<Record<string, 'strong' | 'emph' | 'sub' | 'sup' | 'underline'>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emph',
  i: 'emph',
  sub: 'sub',
  sup: 'sup',
  u: 'underline',
}
const CHARACTER = /&#x([0-9a-f]{1,6});/gi

const isElement = (node: DocumentNode): node is DocumentElement => typeof node !== 'string'

/** What Typst makes of citations in HTML. */
export interface CitationPage {
  /** Of each cite, in their order; `note` tells whether the style cites in notes. */
  readonly cites: readonly { readonly body: readonly Inline[]; readonly note: boolean }[]
  /** Full forms, in the order of the keys, each with the entry of the bibliography that it points to. */
  readonly full: readonly (string | null)[]
  readonly bibliography: readonly { readonly id: string; readonly body: readonly Inline[] }[]
}

function elementsOf(node: DocumentNode, found: DocumentElement[] = []): DocumentElement[] {
  if (!isElement(node)) return found
  found.push(node)
  for (const child of node.children) elementsOf(child, found)
  return found
}

const items = (element: DocumentElement | undefined): DocumentElement[] =>
  element?.children.filter(isElement).filter(({ tag }) => tag === 'li') ?? []

const collapse = (text: string): string => text.replace(/[^\S\u00a0\u202f]+/g, ' ')

function inlineOf(node: DocumentNode): Inline[] {
  if (!isElement(node)) return [{ t: 'text', s: collapse(node) }]
  if (node.attributes['role'] === 'doc-backlink') return []
  const body = node.children.flatMap(inlineOf)
  const style = STYLES[node.tag]
  if (style !== undefined) return [{ t: style, body }]
  const url = node.attributes['href'] ?? ''
  return node.tag === 'a' && /^https?:\/\//i.test(url) ? [{ t: 'link', url, body }] : body
}

/** Styles write the beginning of the address of a DOI before the link to it: both become the link. */
function withWholeAddresses(inlines: readonly Inline[]): Inline[] {
  const START = 'https://doi.org/'
  return inlines.map((each, index) => {
    const next = inlines[index + 1]
    if (each.t === 'text' && next?.t === 'link' && each.s.endsWith(START) && next.url.startsWith(START)) {
      return { t: 'text', s: each.s.slice(0, -START.length) }
    }
    const before = inlines[index - 1]
    if (each.t !== 'link' || before?.t !== 'text' || !before.s.endsWith(START)) return each
    return each.url.startsWith(START) ? { ...each, body: [{ t: 'text', s: each.url }] } : each
  })
}

/** The same with other texts; addresses of links stay. */
export function withTexts(inlines: readonly Inline[], change: (text: string) => string): Inline[] {
  return inlines.map((each) => {
    if (each.t === 'text') return { ...each, s: change(each.s) }
    return 'body' in each ? { ...each, body: withTexts(each.body, change) } : each
  })
}

/** Neighbouring texts become one, spaces at both ends go. */
export function tidy(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const each of inlines) {
    const last = joined.at(-1)
    if (each.t === 'text' && last?.t === 'text') joined[joined.length - 1] = { t: 'text', s: last.s + each.s }
    else if (each.t !== 'text' || each.s !== '') joined.push(each)
  }
  const [first] = joined
  if (first?.t === 'text') joined[0] = { t: 'text', s: first.s.replace(/^[ \n]+/, '') }
  const last = joined.at(-1)
  if (last?.t === 'text') joined[joined.length - 1] = { t: 'text', s: last.s.replace(/[ \n]+$/, '') }
  return withWholeAddresses(joined).filter((each) => each.t !== 'text' || each.s !== '')
}

/** The engine sets the comma before day and month also where a date has only a year: `(2020, )`, `ICMPD,. `. */
const EMPTY_PART = /,\s?(?=\)|\.(?:\s|$))/g

const withoutEmptyParts = (inlines: readonly Inline[]): Inline[] =>
  withTexts(inlines, (text) => text.replace(EMPTY_PART, ''))

const bodyOf = (element: DocumentElement): Inline[] =>
  withoutEmptyParts(tidy(element.children.flatMap(inlineOf)))

function firstTarget(element: DocumentElement): string | null {
  const links = elementsOf(element).map(({ attributes }) => attributes['href'] ?? '')
  return links.find((href) => href.startsWith('#'))?.slice(1) ?? null
}

function citeOf(
  element: DocumentElement,
  notes: ReadonlyMap<string, DocumentElement>,
): CitationPage['cites'][number] {
  const reference = elementsOf(element).find(({ attributes }) => attributes['role'] === 'doc-noteref')
  const target = reference?.attributes['href']?.slice(1)
  const note = target === undefined ? undefined : notes.get(target)
  return { body: bodyOf(note ?? element), note: note !== undefined }
}

/** Reads a page that {@link formatCitations} had set: a list of cites, one of full forms, bibliography and notes. */
export function readCitationPage(html: string): CitationPage {
  const tree = parseClean(
    html.replace(CHARACTER, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  )
  const all = elementsOf(tree)
  const section = (role: string): DocumentElement | undefined =>
    all.find(({ attributes }) => attributes['role'] === role)
  const named = all.flatMap((each) => {
    const id = each.attributes['id']
    return each.tag === 'li' && id !== undefined ? [[id, each] as const] : []
  })
  const [cites, full] = all.filter(({ attributes }) => attributes['data-list'] !== undefined)
  const bibliography = section('doc-bibliography')
  const entries = bibliography === undefined ? [] : elementsOf(bibliography)
  return {
    cites: items(cites).map((each) => citeOf(each, new Map(named))),
    full: items(full).map(firstTarget),
    bibliography: entries
      .filter(({ tag, attributes }) => tag === 'li' && attributes['id'] !== undefined)
      .map((each) => ({ id: each.attributes['id'] ?? '', body: bodyOf(each) })),
  }
}

/** A citation in brackets as it stands in a note of its own: without them, and with a full stop. */
export function asNote(body: readonly Inline[]): Inline[] {
  const text = textOfInlines(body)
  const [first] = body
  const last = body.at(-1)
  const bracketed = text.startsWith('(') && text.endsWith(')') && first?.t === 'text' && last?.t === 'text'
  const inner = bracketed
    ? body.map((each, index) => {
        if (each.t !== 'text') return each
        const start = index === 0 ? 1 : 0
        return { ...each, s: each.s.slice(start, index === body.length - 1 ? -1 : undefined) }
      })
    : body
  return tidy(/[.!?…]\)?$/.test(textOfInlines(inner)) ? inner : [...inner, { t: 'text', s: '.' }])
}
