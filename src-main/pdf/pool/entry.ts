/**
 * Where the worker's program is: `pdf/pdf-worker.ts` when run from source, `pdf-worker.js` beside the main
 * program (`out/main`) in a build, whose shared chunks lie one folder deeper.
 * @param from URL of this module, for tests
 */
export function pdfWorkerEntry(from: string = import.meta.url): URL {
  if (from.endsWith('.ts')) return new URL('../pdf-worker.ts', from)
  return new URL(from.includes('/chunks/') ? '../pdf-worker.js' : 'pdf-worker.js', from)
}
