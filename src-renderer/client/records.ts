import { isExchangeName } from '../../src-main/contract/exchange-kind.ts'
import type { RecordFile } from '../../src-main/contract/exchange.ts'
import { fileNameOf } from './import-run.ts'
import type { ImportRequest } from './imports.ts'

/** A file of other programs as a person gives it: by its path where the shell reads those, as a file of the browser elsewhere. */
export type RecordSource = { readonly path: string } | { readonly file: File }

/** Extensions of files that hold records of publications. */
export const RECORD_FILES = '.bib,.ris,.json,.csv,.xml,.jsonl'

/** Name of the file of a source. */
export function nameOfSource(source: RecordSource): string {
  return 'path' in source ? fileNameOf(source.path) : source.file.name
}

/** Parts what was dropped into files of other programs, which are asked about, and what is imported at once. */
export function partDropped({ paths = [], files = [] }: ImportRequest): {
  readonly asked: readonly RecordSource[]
  readonly rest: ImportRequest
} {
  const asked = [
    ...paths.filter(isExchangeName).map((path) => ({ path })),
    ...files.filter(({ name }) => isExchangeName(name)).map((file) => ({ file })),
  ]
  const rest = {
    paths: paths.filter((path) => !isExchangeName(path)),
    files: files.filter(({ name }) => !isExchangeName(name)),
  }
  return { asked, rest }
}

/** How the core is told of a source. @param upload sends a file to a shell without paths */
export async function recordFileOf(
  source: RecordSource,
  upload: (file: File) => Promise<string>,
): Promise<RecordFile> {
  return 'path' in source ? { path: source.path } : { upload: await upload(source.file) }
}
