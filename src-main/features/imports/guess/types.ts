import type { PdfFacts, PdfLine } from '../../../contract/pdf.ts'
import type { Agent } from '../../../contract/publications.ts'
import type { LabelIndex } from '../../vocabulary/index.ts'

export type GuessField =
  | 'title'
  | 'subtitle'
  | 'type'
  | 'issued'
  | 'language'
  | 'series'
  | 'number'
  | 'creators'
  | 'publisher'
  | 'identifier'
  | 'abstract'

/** Where a guess was read: printed on a page, in the suggested citation, the file's name, its metadata, or word counts. */
export type GuessOrigin = 'page' | 'citation' | 'filename' | 'info' | 'xmp' | 'statistics'

/**
 * By field: `type` and `series` are ids of concepts where a label named one; `issued` is EDTF; `language` is a BCP 47
 * primary subtag; `identifier` is a list of `doi:…`, `isbn:…`, `issn:…`; `creators` and `publisher` are agents; the others
 * are text as printed.
 */
export type GuessValue = string | string[] | Agent[]

/** One reading of one field. */
export interface Guess {
  readonly field: GuessField
  readonly value: GuessValue
  readonly origin: GuessOrigin
  /** The words it was read from, at most 300 characters. */
  readonly evidence: string
  /** 0-based page, or null where it was not read from a page. */
  readonly page: number | null
  /** 0 to 1. Says which of several readings to prefer; it is not a probability. */
  readonly confidence: number
}

/** What is known of a file before anybody has looked at it. */
export interface GuessInput {
  readonly facts: PdfFacts
  /** Lines of the first pages with their size and place. */
  readonly lines: readonly PdfLine[]
  /** Text of the first pages, from page 0 on. */
  readonly firstPages: readonly string[]
  readonly fileName: string
  readonly labels: LabelIndex
}
