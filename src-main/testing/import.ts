import type { ImportResult } from '../contract/imports.ts'
import type { Library } from '../core/library.ts'

/** Imports paths and returns what became of each file. */
export async function importPaths(
  library: Library,
  paths: string[],
  password?: string,
): Promise<ImportResult[]> {
  const results: ImportResult[] = []
  const input = password === undefined ? { paths } : { paths, password }
  for await (const event of await library.client.imports.run(input)) {
    if (event.kind === 'result') results.push(event.result)
  }
  return results
}

/** Imports one file that must go well, and returns its ids. */
export async function importOne(
  library: Library,
  path: string,
): Promise<{ publicationId: string; attachmentId: string }> {
  const [result] = await importPaths(library, [path])
  const { publicationId, attachmentId } = result ?? {}
  if (!publicationId || !attachmentId) throw new Error(`${path}: ${JSON.stringify(result)}`)
  return { publicationId, attachmentId }
}
