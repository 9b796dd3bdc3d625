import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { CartableError, type ErrorCode } from '../../contract/errors.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  PasswordException: 'PDF_PASSWORD',
  InvalidPDFException: 'PDF_CORRUPT',
}

/** Folder of the installed package, with a slash at the end as pdf.js wants it. */
function packageFolder(name: string): string {
  return fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')))
}

/** What a failure of pdf.js means; it tells its errors apart by name. */
export function pdfjsError(error: unknown): CartableError {
  if (error instanceof CartableError) return error
  const name = error instanceof Error ? error.name : ''
  const detail = error instanceof Error ? error.message.slice(0, 500) : String(error)
  return new CartableError(CODES[name] ?? 'PDF_CORRUPT', { detail }, { cause: error })
}

/**
 * Opens a document with pdf.js: no scripts, no generated code, nothing fetched; character maps and fonts come from
 * the installed package. The caller ends it with `loadingTask.destroy()`.
 * @throws CartableError PDF_PASSWORD, PDF_CORRUPT, PDF_NO_PAGES
 */
export async function openWithPdfjs(bytes: Uint8Array, password?: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // pdf.js takes the memory over, and accepts plain arrays only.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    verbosity: 0,
    enableXfa: false,
    cMapUrl: packageFolder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: packageFolder('standard_fonts'),
    wasmUrl: packageFolder('wasm'),
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > 0) return document
    throw new CartableError('PDF_NO_PAGES')
  } catch (error) {
    await task.destroy()
    throw pdfjsError(error)
  }
}
