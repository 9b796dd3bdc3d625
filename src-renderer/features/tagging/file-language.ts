import { api } from '../../client/api.ts'
import { useCommands } from '../../client/commands.ts'
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

/**
 * Sets the language of files one after the other; each can be undone. Ends at the first failure, which was told.
 *
 * @param progress called with how many are done
 */
export async function setFileLanguages(
  files: readonly FileChange[],
  language: string,
  progress: (done: number) => void,
): Promise<boolean> {
  const commands = useCommands()
  for (const [index, { id }] of files.entries()) {
    const work = () => api.publications.setAttachmentLanguage({ attachmentId: id, language })
    if (!(await commands.run(work, { key: 'tagging.languageSet', quiet: true }))) return false
    progress(index + 1)
  }
  return true
}
