import type { Annotation } from '../../contract/annotations.ts'
import type { ShownArea } from '../../contract/shown-area.ts'
import { hypothesisItem } from './hypothesis.ts'
import { CONCEPT_IRI, MARK_IRI, OwnPart, W3cAnnotation } from './schema.ts'
import { selectedBy } from './selectors.ts'

type Words = Pick<Annotation, 'quote' | 'prefix' | 'suffix'>

/** What an annotation of any program says of a mark. */
export interface W3cMark extends Words {
  /** As given, without `urn:uuid:`; null where it has none. */
  readonly id: string | null
  readonly author: string
  readonly comment: string
  /** Concepts of our vocabularies. */
  readonly concepts: readonly string[]
  /** Tags of others: words, or names of things elsewhere. */
  readonly otherTags: readonly string[]
  readonly createdAt: string | null
  readonly modifiedAt: string | null
  /** What it is about: IRI of the file or of the page on the web; null for an answer. */
  readonly source: string | null
  /** Addresses and names under which the same is known. */
  readonly via: readonly string[]
  readonly inReplyTo: string | null
  /** 0-based; null where none is named. */
  readonly pageIndex: number | null
  /** See `Selected`. */
  readonly position: number | null
  /** What was drawn on the page. */
  readonly area: ShownArea | null
  readonly otherSelectors: readonly string[]
  /** Targets beside the first, which a mark cannot have. */
  readonly otherTargets: number
  /** How it looks and where exactly it lies, where a Cartable wrote it. */
  readonly own: Omit<OwnPart, 'words'> | null
}

/** What was read, and the places of those items that are no annotations. */
export interface W3cReading {
  readonly marks: readonly W3cMark[]
  readonly unread: readonly number[]
}

type Part<K extends 'body' | 'target'> = NonNullable<W3cAnnotation[K]>[number]

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const withoutScheme = (iri: string): string => (iri.startsWith(MARK_IRI) ? iri.slice(MARK_IRI.length) : iri)
const idOf = (source: string | { readonly id: string } | undefined): string | null =>
  typeof source === 'string' ? source : (source?.id ?? null)

/** A page lies in a collection; deeper is only found in files made to do harm. */
const DEEPEST = 5

/** Items of a collection, of a page, of a list, or the one annotation itself. */
function itemsOf(value: unknown, depth = 0): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (!isRecord(value) || depth > DEEPEST) return []
  for (const list of ['items', 'rows', 'annotations'])
    if (Array.isArray(value[list])) return value[list] as unknown[]
  return value['first'] === undefined ? [value] : itemsOf(value['first'], depth + 1)
}

const isHtml = ({ format }: Exclude<Part<'body'>, string>): boolean => format === 'text/html'

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
}

/** Words of simple HTML: comments are Markdown, which shows marks of HTML as they are. */
function plainText(html: string): string {
  return html
    .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_all, name: string) => NAMED[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function readBodies(bodies: readonly Part<'body'>[]): Pick<W3cMark, 'comment' | 'concepts' | 'otherTags'> {
  const comments: string[] = []
  const [concepts, otherTags]: [string[], string[]] = [[], []]
  for (const body of bodies) {
    if (typeof body === 'string') continue
    const source = idOf(body.source)
    if (body.purpose === 'tagging') {
      if (source?.startsWith(CONCEPT_IRI)) concepts.push(source.slice(CONCEPT_IRI.length))
      else otherTags.push(...[source ?? body.value ?? []].flat())
    } else if (body.value !== undefined) comments.push(isHtml(body) ? plainText(body.value) : body.value)
  }
  return { comment: comments.join('\n\n'), concepts, otherTags }
}

/** Other names of a source: where it was obtained, and what its file was called. */
function viaOf(source: unknown): string[] {
  const via = isRecord(source) ? [source['via']].flat() : []
  return via.flatMap((each) => {
    const name = isRecord(each) ? each['id'] : each
    return typeof name === 'string' ? [name.slice(0, 4000)] : []
  })
}

function readOne(item: W3cAnnotation): W3cMark {
  const [target] = item.target
  const isReply = typeof target === 'string' && target.startsWith(MARK_IRI)
  const found = selectedBy(typeof target === 'object' ? (target.selector ?? []) : [])
  const own = OwnPart.safeParse(item['cartable:mark'])
  const { words, ...rest } = own.success ? own.data : { words: undefined }
  const [creator] = item.creator ?? []
  const plain = item.bodyValue === undefined ? [] : [{ value: item.bodyValue }]
  return {
    id: item.id === undefined ? null : withoutScheme(item.id),
    author: (typeof creator === 'object' ? (creator.name ?? creator.id) : creator) ?? '',
    ...readBodies([...(item.body ?? []), ...plain]),
    createdAt: item.created ?? null,
    modifiedAt: item.modified ?? null,
    source: isReply ? null : typeof target === 'object' ? idOf(target.source) : (target ?? null),
    via: typeof target === 'object' ? viaOf(target.source) : [],
    inReplyTo: isReply ? withoutScheme(target) : null,
    pageIndex: own.success ? own.data.pageIndex : found.pageIndex,
    ...(words ?? found.words ?? { quote: null, prefix: null, suffix: null }),
    ...{ position: found.position, area: found.area, otherSelectors: found.other },
    otherTargets: item.target.length - 1,
    own: own.success ? (rest as Omit<OwnPart, 'words'>) : null,
  }
}

/**
 * Reads W3C annotations from parsed JSON: a collection, a page, a list or one annotation, of Cartable or of another
 * program. Never throws; what is no annotation is named by its place. Remote pages of a collection are not fetched.
 */
export function readW3c(value: unknown): W3cReading {
  const marks: W3cMark[] = []
  const unread: number[] = []
  itemsOf(value).forEach((item, at) => {
    const parsed = W3cAnnotation.safeParse(hypothesisItem(item))
    if (parsed.success) marks.push(readOne(parsed.data))
    else unread.push(at)
  })
  return { marks, unread }
}
