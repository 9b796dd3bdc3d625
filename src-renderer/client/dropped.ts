import type { ImportRequest } from './imports.ts'

/** Files to import out of what was dropped or chosen. Pure apart from the reading of folders. */

const MOST_FILES = 10_000

/** Extensions that a file chooser offers first. */
export const ACCEPTED = '.pdf,.html,.htm,.xhtml,.txt,.md,.docx,application/pdf'

/** Whether a file can be read here, by its name or type; anything else is left out of a folder that a browser walks. */
export function mayBeRead(file: Pick<File, 'name' | 'type'>): boolean {
  return file.type === 'application/pdf' || /\.(?:pdf|x?html?|txt|md|markdown|docx)$/i.test(file.name)
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)))
}

/** All entries of a folder: a browser gives at most 100 at a time, until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

/**
 * Files of what was dropped, folders walked. A file that was dropped itself is taken whatever it is, so that the
 * report can say why it was not imported; of a folder only PDF files are.
 */
export async function walkEntries(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = []
  const walk = async (entry: FileSystemEntry, within: boolean): Promise<void> => {
    if (files.length >= MOST_FILES) return
    if (isFile(entry)) {
      const file = await fileOf(entry)
      if (file && (!within || mayBeRead(file))) files.push(file)
    } else if (isFolder(entry)) {
      for (const each of await entriesOf(entry)) await walk(each, true)
    }
  }
  for (const entry of entries) await walk(entry, false)
  return files
}

/**
 * What a drop asks to import: paths where the shell can read them, files elsewhere. Must be called while the event is
 * being handled.
 */
export function requestOfDrop(dataTransfer: DataTransfer): Promise<ImportRequest> {
  const bridge = window.cartable
  if (!bridge) {
    const entries = entriesOfDrop(dataTransfer.items)
    // A drag without entries (from another program, from a test) still has its files, but no folders.
    const files = [...dataTransfer.files]
    return entries.length > 0
      ? walkEntries(entries).then((walked) => ({ files: walked }))
      : Promise.resolve({ files })
  }
  const paths = [...dataTransfer.files].map((file) => bridge.pathForFile(file))
  return Promise.resolve({ paths: paths.filter((path) => path !== '') })
}

/** Entries of a drop. They must be taken before the event ends; a browser forgets them afterwards. */
function entriesOfDrop(items: DataTransferItemList): FileSystemEntry[] {
  return [...items]
    .flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []))
    .filter((entry) => entry !== null)
}
