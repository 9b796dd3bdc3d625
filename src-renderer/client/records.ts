import type { RecordFile } from '../../src-main/contract/exchange.ts'
import { fileNameOf } from './import-run.ts'
import type { ImportRequest } from './imports.ts'

/** A file of records as a person gives it: by its path where the shell reads those, as a file of the browser elsewhere. */
export type RecordSource = { readonly path: string } | { readonly file: File }

/** Extensions of files that hold records of publications. */
export const RECORD_FILES = '.bib,.ris,.json,.csv,.xml,.jsonl'

/** Whether a file holds records of publications, by its name. */
export function isRecordName(name: string): boolean {
  return /\.(?:bib|ris|json|csv|xml|jsonl)$/i.test(name)
}

/** Name of the file of a source. */
export function nameOfSource(source: RecordSource): string {
  return 'path' in source ? fileNameOf(source.path) : source.file.name
}

/** Parts what was dropped into files of records, which are asked about, and what is imported at once. */
export function partRecords({ paths = [], files = [] }: ImportRequest): {
  readonly records: readonly RecordSource[]
  readonly rest: ImportRequest
} {
  const records = [
    ...paths.filter(isRecordName).map((path) => ({ path })),
    ...files.filter(({ name }) => isRecordName(name)).map((file) => ({ file })),
  ]
  const rest = {
    paths: paths.filter((path) => !isRecordName(path)),
    files: files.filter(({ name }) => !isRecordName(name)),
  }
  return { records, rest }
}

/** How the core is told of a source. @param upload sends a file to a shell without paths */
export async function recordFileOf(
  source: RecordSource,
  upload: (file: File) => Promise<string>,
): Promise<RecordFile> {
  return 'path' in source ? { path: source.path } : { upload: await upload(source.file) }
}
