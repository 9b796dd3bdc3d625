import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

let spare: Worker | null = null

const start = (): Worker => new Worker(workerUrl, { type: 'module' })

/**
 * Starts the worker that the next file will be read in: its script of more than a megabyte is then parsed while a person
 * still looks at the list.
 */
export function warmPdfWorker(): void {
  spare ??= start()
}

/** A worker for one file, of its own: one that dies or hangs takes no other file along. */
export function takePdfWorker(): Worker {
  const worker = spare ?? start()
  spare = null
  return worker
}
