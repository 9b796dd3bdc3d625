export type { ExportOutcome, ExportRequest } from './export.ts'
export type { ExportMark } from './mark.ts'
export { runExport } from './run.ts'
