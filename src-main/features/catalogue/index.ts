export { applyFilter, parseYears } from './filter.ts'
export { type Catalogue, catalogueOf } from './index-of.ts'
export { listIds, hasFacets, listPublications, selected } from './list.ts'
export { summaries } from './rows.ts'
