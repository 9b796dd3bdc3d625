import type { RecordFormat } from '../../../src-main/contract/exchange.ts'

/** Forms of records by their own names, which are the same in every language. */
export const FORMAT_NAMES: Readonly<Record<RecordFormat, string>> = {
  bibtex: 'BibTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
  csv: 'CSV',
  dc: 'Dublin Core',
  jsonl: 'JSON Lines',
}

/** In the order in which they are offered. */
export const FORMATS = Object.keys(FORMAT_NAMES) as readonly RecordFormat[]
