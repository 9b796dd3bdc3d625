import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { init } from '@embedpdf/pdfium'
import { bindApi, type PdfiumApi } from './api.ts'
import { Heap, type WasmMemory } from './heap.ts'
import { capMemory } from './memory-cap.ts'

/** Memory that PDFium may take, bytes. */
export const PDFIUM_MEMORY_LIMIT = 1024 ** 3
const WASM_PAGE_BYTES = 64 * 1024

/** One instance of PDFium. After any trap it must not be used again: every later file would fail too. */
export interface Pdfium {
  readonly api: PdfiumApi
  readonly heap: Heap
}

function isMemory(value: unknown): value is WasmMemory {
  return (
    typeof value === 'object' && value !== null && 'buffer' in value && value.buffer instanceof ArrayBuffer
  )
}

async function instantiate(): Promise<Pdfium> {
  const file = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))
  const module = capMemory(await readFile(file), PDFIUM_MEMORY_LIMIT / WASM_PAGE_BYTES)
  const quiet = (): void => undefined
  const library = await init({ wasmBinary: module.buffer, print: quiet, printErr: quiet })
  library.PDFiumExt_Init()
  const exports: Record<string, unknown> = { ...library.pdfium.wasmExports }
  const { memory } = exports
  if (!isMemory(memory)) throw new Error('PDFium exports no memory')
  const api = bindApi(exports)
  return { api, heap: new Heap(api, memory) }
}

let shared: Promise<Pdfium> | undefined

/**
 * Loads PDFium (WebAssembly of the package `@embedpdf/pdfium`, memory limited to 1 GB) once per process.
 * Files of unknown origin are read in a child process only (see `pdf/pool`): PDFium may crash or hang on them.
 */
export function loadPdfium(): Promise<Pdfium> {
  shared ??= instantiate()
  return shared
}

/** Lets the next {@link loadPdfium} make a new instance: the present one trapped, and would fail on every later file. */
export function discardPdfium(): void {
  shared = undefined
}
