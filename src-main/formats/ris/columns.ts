import type { RecordField } from '../../contract/exchange-parts.ts'
import { EXTENSION_COLUMN } from '../extension.ts'

/** Tags of RIS as Zotero, EndNote and Mendeley use them, that have a field here. */
const FIELDS: Readonly<Record<string, RecordField>> = {
  TY: 'type',
  M3: 'type',
  TI: 'title',
  T1: 'title',
  CT: 'title',
  BT: 'series',
  ST: 'title.short',
  TT: 'title.other',
  AU: 'creators',
  A1: 'creators',
  A2: 'creators',
  ED: 'creators',
  PB: 'publishers',
  DA: 'issued',
  PY: 'issued.year',
  Y1: 'issued.year',
  T2: 'series',
  T3: 'series',
  JO: 'series',
  JF: 'series',
  SN: 'identifiers',
  IS: 'series.number',
  M1: 'series.number',
  DO: 'doi',
  UR: 'url',
  AB: 'abstract',
  N2: 'abstract',
  LA: 'language',
  KW: 'keywords',
  N1: 'notes.internal',
  M2: 'notes.internal',
  L1: 'files',
  L2: 'files',
  ID: 'key',
  isbn: 'isbn',
  issn: 'issn',
  [EXTENSION_COLUMN]: 'extension',
}

/** Field of a tag; null for those that a publication has no place for (`SP`, `VL`, `CY`, `ET` …). */
export function risField(column: string): RecordField | null {
  return Object.hasOwn(FIELDS, column) ? (FIELDS[column] ?? null) : null
}

/** Types of RIS for those of CSL that we write. */
const TO_RIS: Readonly<Record<string, string>> = {
  report: 'RPRT',
  article: 'ELEC',
  webpage: 'ELEC',
  interview: 'PCOMM',
  periodical: 'SER',
  pamphlet: 'PAMP',
  graphic: 'ART',
  map: 'MAP',
  motion_picture: 'VIDEO',
  broadcast: 'SOUND',
  speech: 'SLIDE',
  dataset: 'DATA',
}
/** Concepts for types of RIS that say something of their own. */
const FROM_RIS: Readonly<Record<string, string>> = {
  PAMP: 'brochure',
  MAP: 'mapping',
  VIDEO: 'video',
  SOUND: 'audio',
  DATA: 'dataset',
  SLIDE: 'presentation',
  NEWS: 'news-article',
  MGZN: 'article',
  JOUR: 'article',
  BLOG: 'article',
}

export const risType = (cslType: string): string => TO_RIS[cslType] ?? 'GEN'

/** The concept of `publication-type` that a type of RIS surely means, or null. */
export function conceptOfRisType(type: string): string | null {
  return Object.hasOwn(FROM_RIS, type) ? `publication-type:${FROM_RIS[type] ?? ''}` : null
}
