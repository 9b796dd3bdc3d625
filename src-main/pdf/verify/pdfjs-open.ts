import { fileURLToPath } from 'node:url'
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A promise of pdf.js may never settle on a broken file; the pool ends only processes that are busy or silent. */
const PATIENCE_MS = 15_000
const ERRORS_ONLY = 0

/** A document open in pdf.js. */
export interface PdfjsDocument extends AsyncDisposable {
  readonly document: PDFDocumentProxy
}

function resources(folder: string): string {
  return fileURLToPath(new URL(`../../${folder}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))
}

/** Result of a promise of pdf.js, or null where it fails or takes too long. */
export async function patiently<T>(promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([promise, limit])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

function start(bytes: Uint8Array, password: string | undefined): PDFDocumentLoadingTask {
  return pdfjs.getDocument({
    // pdf.js takes the buffer over: it gets a copy.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    verbosity: ERRORS_ONLY,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: resources('cmaps'),
    standardFontDataUrl: resources('standard_fonts'),
    wasmUrl: resources('wasm'),
    iccUrl: resources('iccs'),
  })
}

/** Opens a document (no script runs: Cartable registers no sandbox); null where pdf.js cannot. */
export async function openPdfjs(
  bytes: Uint8Array,
  password: string | undefined,
): Promise<PdfjsDocument | null> {
  const task = start(bytes, password)
  const document = await patiently(task.promise)
  if (document === null) {
    await task.destroy()
    return null
  }
  return { document, [Symbol.asyncDispose]: () => task.destroy() }
}
