import { api } from '../../client/api.ts'
import type { PublicationSummary } from '../../../src-main/contract/publications.ts'

const ROWS = 500

/** A file whose language will change. */
export interface FileChange {
  readonly id: string
  readonly publicationId: string
  readonly before: string | null
}

/** Files of publications that are in another language, or in an unknown one. */
export function filesToChange(
  rows: readonly Pick<PublicationSummary, 'id' | 'attachments'>[],
  language: string,
): FileChange[] {
  return rows.flatMap(({ id: publicationId, attachments }) =>
    attachments
      .filter((file) => file.language !== language)
      .map((file) => ({ id: file.id, publicationId, before: file.language })),
  )
}

/** Files of chosen publications, read in blocks. */
export async function readFiles(
  ids: readonly string[],
  language: string,
  signal: AbortSignal,
): Promise<FileChange[]> {
  const files: FileChange[] = []
  for (let at = 0; at < ids.length; at += ROWS) {
    const rows = await api.publications.rows({ ids: ids.slice(at, at + ROWS) }, { signal })
    files.push(...filesToChange(rows, language))
  }
  return files
}
