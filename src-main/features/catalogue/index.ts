export { applyFilter, parseYears } from './filter.ts'
export { listPublications } from './list.ts'
