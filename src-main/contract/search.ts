import * as z from 'zod'
import { oc } from './base.ts'
import { ListFilter } from './publications.ts'
import { Id, InterfaceLanguage, LanguageTag } from './values.ts'

/** A page or a record that answers a query. Hits of one publication stand together, best publication first. */
export const SearchHit = z.object({
  publicationId: Id,
  /** null for a hit in the record itself. */
  attachmentId: Id.nullable(),
  title: z.string(),
  /** 1-based page, null for a hit in the record. */
  page: z.int().nullable(),
  pageLabel: z.string().nullable(),
  /** Language of the file, null for a hit in the record. */
  language: LanguageTag.nullable(),
  /** Where in a record the words stand; null for a page. */
  part: z.enum(['title', 'abstract', 'notes', 'marks', 'tags', 'agents', 'files']).nullable(),
  snippet: z.string(),
  /** Pairs of UTF-16 offsets `[start, end)` into `snippet` to show as found. */
  highlights: z.array(z.tuple([z.int(), z.int()])),
})
export type SearchHit = z.infer<typeof SearchHit>

/** Hits, and how many there are in all. */
export const SearchResult = z.object({
  /** Number of pages and records that match, not only those returned. */
  total: z.int(),
  publications: z.int(),
  /** Without it both are what was found so far: see `count`. */
  exact: z.boolean(),
  hits: z.array(SearchHit),
  /** Pages and records that match, of each publication that has hits here. */
  counts: z.record(z.string(), z.int()),
  /** Words that were searched in other languages too, through the vocabulary. */
  expanded: z.array(z.object({ term: z.string(), also: z.array(z.string()) })),
})
export type SearchResult = z.infer<typeof SearchResult>

/** Search over pages and records; see `features/search/query.ts` for the syntax. */
export const searchContract = {
  query: oc
    .input(
      z.object({
        query: z.string().max(1000),
        /** Conditions besides those that the query itself names. */
        filter: ListFilter.default({}),
        limit: z.int().min(1).max(500).default(20),
        /** Language in which titles are preferred. */
        language: InterfaceLanguage.default('en'),
        /** Also search the labels that a concept has in other languages. */
        expand: z.boolean().default(true),
        /** Pages shown of one publication at most, so that one long report does not hide the others. */
        perPublication: z.int().min(1).max(500).default(5),
        /** Count all that match. Without it frequent words are answered sooner, with the same hits. */
        count: z.boolean().default(true),
      }),
    )
    .output(SearchResult),
  /** Publications whose title has words that begin as typed, best first: for jumping to one. */
  titles: oc
    .input(
      z.object({
        query: z.string().min(1).max(200),
        limit: z.int().min(1).max(50).default(8),
        language: InterfaceLanguage.default('en'),
      }),
    )
    .output(z.array(z.object({ id: Id, title: z.string(), issued: z.string().nullable() }))),
}
