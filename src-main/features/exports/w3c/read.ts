import type { Annotation } from '../../../contract/annotations.ts'
import { CONCEPT_IRI, MARK_IRI, OwnPart, W3cAnnotation } from './schema.ts'

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
  readonly inReplyTo: string | null
  /** 0-based; null where none is named. */
  readonly pageIndex: number | null
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

/** Items of a collection, of a page, of a list, or the one annotation itself. */
function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return []
  if (Array.isArray(value['items'])) return value['items']
  return value['first'] === undefined ? [value] : itemsOf(value['first'])
}

interface Found {
  pageIndex: number | null
  words: Words | null
}

function readSelector(selector: unknown, found: Found): void {
  if (!isRecord(selector)) return
  const { type, value, exact, prefix, suffix } = selector
  const text = (given: unknown): string | null => (typeof given === 'string' ? given : null)
  const page = /(?:^|[#&])page=(\d{1,6})(?:&|$)/.exec(text(value) ?? '')?.[1]
  if (type === 'FragmentSelector' && page !== undefined && Number(page) > 0)
    found.pageIndex ??= Number(page) - 1
  if (type === 'TextQuoteSelector' && typeof exact === 'string') {
    found.words ??= { quote: exact, prefix: text(prefix), suffix: text(suffix) }
  }
  const finer = selector['refinedBy']
  // One level is all that we write; more would only be found in files made to do harm.
  for (const each of Array.isArray(finer) ? finer : [finer]) {
    if (isRecord(each)) readSelector({ ...each, refinedBy: undefined }, found)
  }
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
    } else if (body.value !== undefined) comments.push(body.value)
  }
  return { comment: comments.join('\n\n'), concepts, otherTags }
}

function readOne(item: W3cAnnotation): W3cMark {
  const found: Found = { pageIndex: null, words: null }
  const [target] = item.target
  const isReply = typeof target === 'string' && target.startsWith(MARK_IRI)
  if (typeof target === 'object') for (const each of target.selector ?? []) readSelector(each, found)
  const own = OwnPart.safeParse(item['cartable:mark'])
  const { words, ...rest } = own.success ? own.data : { words: undefined }
  const [creator] = item.creator ?? []
  const plain = item.bodyValue === undefined ? [] : [{ value: item.bodyValue }]
  return {
    id: item.id === undefined ? null : withoutScheme(item.id),
    author: (typeof creator === 'object' ? creator.name : creator) ?? '',
    ...readBodies([...(item.body ?? []), ...plain]),
    createdAt: item.created ?? null,
    modifiedAt: item.modified ?? null,
    source: isReply ? null : typeof target === 'object' ? idOf(target.source) : (target ?? null),
    inReplyTo: isReply ? withoutScheme(target) : null,
    pageIndex: own.success ? own.data.pageIndex : found.pageIndex,
    ...(words ?? found.words ?? { quote: null, prefix: null, suffix: null }),
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
    const parsed = W3cAnnotation.safeParse(item)
    if (parsed.success) marks.push(readOne(parsed.data))
    else unread.push(at)
  })
  return { marks, unread }
}
