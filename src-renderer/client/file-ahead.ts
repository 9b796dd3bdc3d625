import type { ReadingPlace } from '../../src-main/contract/reading.ts'
import { fetchFirst } from './file-bytes.ts'
import { fileUrl } from './files.ts'
import type { PdfTask } from './pdfjs.ts'

/** A file that is being opened before the view that will show it stands. */
export interface FileAhead {
  readonly task: Promise<PdfTask>
  /** Where it was left, as far as the library knows. */
  readonly place: Promise<ReadingPlace | null>
  /** Aborted when nobody will take it. */
  readonly dropped: AbortSignal
}

let ahead: (FileAhead & { readonly id: string; drop(): void }) | null = null
let placed: (place: Promise<ReadingPlace | null>) => void = () => undefined

/** Ends a file that nobody took: another address was chosen, or the library does not open. */
export function dropAhead(): void {
  ahead?.drop()
  ahead?.task.then((task) => task.destroy()).catch(() => undefined)
  ahead = null
}

async function start(id: string): Promise<PdfTask> {
  const first = fetchFirst(fileUrl(id))
  // Told where the file is opened.
  first.catch(() => undefined)
  const { openPdf } = await import('./pdfjs.ts')
  return openPdf(fileUrl(id), first)
}

/**
 * Opens a file while the scripts of the window are still being read: its worker and its first bytes are then there when
 * the view that shows it is. Uses nothing of the window.
 */
export function openAhead(id: string): void {
  dropAhead()
  const dropped = new AbortController()
  const place = new Promise<ReadingPlace | null>((resolve) => (placed = resolve))
  ahead = { id, place, task: start(id), dropped: dropped.signal, drop: () => dropped.abort() }
  const own = ahead
  Promise.all([place, own.task.then((task) => task.promise)]).catch(() => {
    // Not a PDF, or the library is not open: whoever shows it tries for itself.
    if (ahead === own) dropAhead()
  })
}

/** Reads what the first page is drawn from: the page that is asked for (1-based), else that where the file was left. */
export function readAhead(page: number | null, place: Promise<ReadingPlace | null>): void {
  placed(place)
  const task = ahead?.task
  // Read on a way of its own: what fails here fails again, and is told, where the file is shown.
  void place
    .catch(() => null)
    .then(async (left) => (await task)?.readAhead(page ?? left?.page ?? 1))
    .catch(() => undefined)
}

/** The file that is being opened ahead and that nobody took yet. */
export function fileAhead(id: string): FileAhead | null {
  return ahead?.id === id ? ahead : null
}

/** Hands over the file that was opened ahead, once; null when it was another one, or none. */
export function takeAhead(id: string): FileAhead | null {
  if (ahead?.id !== id) return null
  const own = ahead
  ahead = null
  return own
}
