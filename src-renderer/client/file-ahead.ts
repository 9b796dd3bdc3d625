import type { ReadingPlace } from '../../src-main/contract/reading.ts'
import { api } from './api.ts'
import { fileUrl } from './files.ts'
import type { PdfTask } from './pdfjs.ts'

/** A file that is being opened before the view that will show it stands. */
export interface FileAhead {
  readonly task: Promise<PdfTask>
  /** Where it was left, as far as the library knows. */
  readonly place: Promise<ReadingPlace | null>
}

let ahead: (FileAhead & { readonly id: string }) | null = null

async function start(id: string, page: number | null, place: FileAhead['place']): Promise<PdfTask> {
  const { openPdf } = await import('./pdfjs.ts')
  const task = openPdf(fileUrl(id))
  // Read on a way of its own: what fails here fails again, and is told, where the file is shown.
  void place
    .catch(() => null)
    .then((left) => task.readAhead(page ?? left?.page ?? 1))
    .catch(() => undefined)
  return task
}

/** Ends a file that nobody took. */
function drop(): void {
  ahead?.task.then((task) => task.destroy()).catch(() => undefined)
  ahead = null
}

/**
 * Opens a file while the window is still being made: its worker, its first bytes and what its first page (1-based; null
 * for where it was left) is drawn from are then there when the view that shows it is.
 */
export function openAhead(id: string, page: number | null): void {
  drop()
  const place = api.reading.place({ attachmentId: id })
  ahead = { id, place, task: start(id, page, place) }
  const own = ahead
  Promise.all([place, own.task.then((task) => task.promise)]).catch(() => {
    // Not a PDF, or the library is not open: whoever shows it tries for itself.
    if (ahead === own) drop()
  })
}

/** Hands over the file that was opened ahead, once; null when it was another one, or none. */
export function takeAhead(id: string): FileAhead | null {
  if (ahead?.id !== id) return null
  const own = ahead
  ahead = null
  return own
}
