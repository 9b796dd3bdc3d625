import type { JobContext } from '../pool/job.ts'
import { compareByPdfium } from './by-pdfium.ts'
import { compareByPdfjs } from './by-pdfjs.ts'
import type { GateProblem, GateRequest } from './request.ts'

function isPrefix(original: Uint8Array, copy: Uint8Array): boolean {
  return copy.length > original.length && Buffer.compare(original, copy.subarray(0, original.length)) === 0
}

/**
 * Compares a copy, read back from disk, with its original: the bytes, and what PDFium and pdf.js each read in both.
 * An engine that cannot open the original has no say; at least one must.
 * @returns why the copy must not be handed over, each word once; empty where it may
 */
export async function gateProblems(request: GateRequest, context: JobContext): Promise<GateProblem[]> {
  if (request.incremental && !isPrefix(request.original, request.copy)) return ['original-changed']
  const pdfium = await context.pdfium()
  const byPdfium = compareByPdfium(pdfium, request, (done, total) =>
    context.progress({ stage: 'compare-pdfium', done, total }),
  )
  // Each engine is slow on some files; what one found wrong need not be searched by the other.
  if (byPdfium !== null && byPdfium.length > 0) return [...new Set(byPdfium)]
  const byPdfjs = await compareByPdfjs(request, (done, total) =>
    context.progress({ stage: 'compare-pdfjs', done, total }),
  )
  if (byPdfium === null && byPdfjs === null) return ['nothing-can-open']
  return [...new Set(byPdfjs ?? [])]
}
