import type { ListSort } from '../../../src-main/contract/publications.ts'

/** A column of the list beside the title. */
export interface Column {
  readonly name: string
  /** Width in CSS pixels. */
  readonly width: number
  readonly sort?: ListSort['by']
  /** Direction of the first click: newest and most first. */
  readonly descending?: boolean
  readonly number?: boolean
}

/** Columns to choose from, in the order in which they stand. */
export const COLUMNS: readonly Column[] = [
  { name: 'creators', width: 140 },
  { name: 'type', width: 140, sort: 'type' },
  { name: 'series', width: 140 },
  { name: 'publisher', width: 130, sort: 'publisher' },
  { name: 'issued', width: 100, sort: 'issued', descending: true },
  { name: 'added', width: 100, sort: 'added', descending: true },
  { name: 'modified', width: 100, sort: 'modified', descending: true },
  { name: 'pages', width: 72, number: true },
  { name: 'languages', width: 76 },
  { name: 'marks', width: 72, sort: 'marks', descending: true, number: true },
]

/** Orders that a menu offers, whatever columns are shown. */
export const SORTS: readonly ListSort['by'][] = [
  'issued',
  'title',
  'publisher',
  'type',
  'added',
  'modified',
  'marks',
]

/** Margin and cover, before the title. */
const BEFORE_TITLE = 78
const LEAST_TITLE = 220
/** Given up first, from the left, when the list is narrow. */
const GIVEN_UP = [
  'modified',
  'added',
  'creators',
  'series',
  'type',
  'pages',
  'marks',
  'languages',
  'publisher',
]

/** Chosen columns that leave the title enough room, in order. */
export function columnsFor(chosen: readonly string[], width: number): Column[] {
  let shown = COLUMNS.filter(({ name }) => chosen.includes(name))
  for (const name of GIVEN_UP) {
    const room = width - BEFORE_TITLE - shown.reduce((sum, column) => sum + column.width, 0)
    if (room >= LEAST_TITLE) break
    shown = shown.filter((column) => column.name !== name)
  }
  return shown
}

/** `grid-template-columns` of head and rows. */
export function template(columns: readonly Column[]): string {
  return ['28px 50px minmax(0, 1fr)', ...columns.map(({ width }) => `${width}px`)].join(' ')
}

/** The order after a click on a column: the other way round when it is the order already. */
export function nextSort(now: ListSort, by: ListSort['by']): ListSort {
  if (now.by === by) return { by, descending: !now.descending }
  return { by, descending: COLUMNS.find(({ sort }) => sort === by)?.descending ?? false }
}
