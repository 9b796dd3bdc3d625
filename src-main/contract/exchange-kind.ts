import * as z from 'zod'

/** What a file of other programs holds, and so which question is asked about it. */
export const ExchangeKind = z.enum(['records', 'vocabulary', 'annotations'])
export type ExchangeKind = z.infer<typeof ExchangeKind>

/** Bytes at the beginning of a file that tell what it is; a context of JSON-LD may stand before everything else. */
export const EXCHANGE_HEAD = 64 * 1024

/** Extensions of files that are asked about before anything of them comes in. */
const NAMES = /\.(?:bib|ris|csv|xml|jsonl|json|ttl|jsonld)$/i
/** Types of the W3C Web Annotation Data Model, with and without the prefix of its vocabulary. */
const ANNOTATION = /"@?type"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Page|Collection)?"/
const HYPOTHESIS = /"uri"\s*:[^]*"(?:target|references)"\s*:|"(?:target|references)"\s*:[^]*"uri"\s*:/

/** Whether a file is asked about, by its name. */
export function isExchangeName(name: string): boolean {
  return NAMES.test(name)
}

/**
 * What a file holds, by its name and its first {@link EXCHANGE_HEAD} bytes as text. Only JSON has to be looked at; what
 * cannot be told is left to the reader of its usual kind, which says what it does not understand.
 */
export function exchangeKindOf(name: string, head: string): ExchangeKind {
  if (/\.ttl$/i.test(name)) return 'vocabulary'
  if (!/\.json(?:ld)?$/i.test(name)) return 'records'
  if (head.includes('w3.org/ns/anno') || ANNOTATION.test(head) || HYPOTHESIS.test(head)) return 'annotations'
  const isSkos = head.includes('w3.org/2004/02/skos/core') || head.includes('"skos:')
  return isSkos || /\.jsonld$/i.test(name) ? 'vocabulary' : 'records'
}
