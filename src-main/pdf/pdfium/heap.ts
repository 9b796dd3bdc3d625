import type { PdfiumApi } from './api.ts'

/** The one property of `WebAssembly.Memory` that is needed; Node's types do not declare it. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

const SCRATCH_BYTES = 64 * 1024
/** Longer strings are cut: no title, comment or field of a publication comes near, and hostile ones exceed it. */
const MAX_STRING_BYTES = 8 * 1024 * 1024

/** Memory of the PDFium instance: typed views, one scratch buffer, strings in and out. */
export class Heap {
  /** Start of a buffer of 64 KiB for results; any call of a method of this class may overwrite it. */
  readonly scratch: number
  readonly #api: PdfiumApi
  readonly #memory: WasmMemory
  readonly #keys = new Map<string, number>()
  #bytes: Buffer
  #units: Uint16Array
  #floats: Float32Array
  #doubles: Float64Array

  constructor(api: PdfiumApi, memory: WasmMemory) {
    this.#api = api
    this.#memory = memory
    this.#bytes = Buffer.from(memory.buffer)
    this.#units = new Uint16Array(memory.buffer)
    this.#floats = new Float32Array(memory.buffer)
    this.#doubles = new Float64Array(memory.buffer)
    this.scratch = this.allocate(SCRATCH_BYTES)
  }

  #refresh(): void {
    const { buffer } = this.#memory
    if (this.#bytes.buffer === buffer) return
    this.#bytes = Buffer.from(buffer)
    this.#units = new Uint16Array(buffer)
    this.#floats = new Float32Array(buffer)
    this.#doubles = new Float64Array(buffer)
  }

  /** Current size in bytes; it never shrinks. */
  get size(): number {
    return this.#memory.buffer.byteLength
  }

  /** View of the whole memory. Valid only until PDFium is called again, since memory that grows moves. */
  get bytes(): Buffer {
    this.#refresh()
    return this.#bytes
  }

  /** 16-bit view, see {@link bytes}. */
  get units(): Uint16Array {
    this.#refresh()
    return this.#units
  }

  /** 32-bit view, see {@link bytes}. */
  get floats(): Float32Array {
    this.#refresh()
    return this.#floats
  }

  /** 64-bit view, see {@link bytes}. */
  get doubles(): Float64Array {
    this.#refresh()
    return this.#doubles
  }

  /** @throws RangeError where the memory is used up */
  allocate(bytes: number): number {
    const pointer = this.#api.malloc(Math.max(1, bytes)) >>> 0
    if (pointer === 0) throw new RangeError(`PDFium has no memory for ${bytes} bytes`)
    return pointer
  }

  free(pointer: number): void {
    this.#api.free(pointer)
  }

  /** Runs `use` with a temporary buffer. */
  withBuffer<T>(bytes: number, use: (pointer: number) => T): T {
    if (bytes <= SCRATCH_BYTES) return use(this.scratch)
    const pointer = this.allocate(bytes)
    try {
      return use(pointer)
    } finally {
      this.free(pointer)
    }
  }

  /** Copies bytes in; the caller frees them. */
  copyIn(bytes: Uint8Array): number {
    const pointer = this.allocate(bytes.length)
    this.bytes.set(bytes, pointer)
    return pointer
  }

  /** Pointer to a constant C string (dictionary keys), written once and kept. Not for text from a file. */
  key(name: string): number {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const pointer = this.copyIn(Buffer.from(`${name}\0`, 'latin1'))
    this.#keys.set(name, pointer)
    return pointer
  }

  /** `units` UTF-16 units at `pointer`. */
  utf16(pointer: number, units: number): string {
    return this.bytes.toString('utf16le', pointer, pointer + units * 2)
  }

  /**
   * A string of one of PDFium's getters, which take a buffer and its size and return the bytes needed,
   * including the closing NUL.
   */
  string(get: (pointer: number, bytes: number) => number): string {
    const needed = get(this.scratch, SCRATCH_BYTES) >>> 0
    if (needed <= 2) return ''
    if (needed <= SCRATCH_BYTES) return this.utf16(this.scratch, (needed >> 1) - 1)
    if (needed > MAX_STRING_BYTES) return ''
    return this.withBuffer(needed, (pointer) => {
      get(pointer, needed)
      return this.utf16(pointer, (needed >> 1) - 1)
    })
  }

  /** Four consecutive 32-bit numbers at `pointer`. */
  fourFloats(pointer: number): [number, number, number, number] {
    const { floats } = this
    const at = pointer >> 2
    return [floats[at] ?? 0, floats[at + 1] ?? 0, floats[at + 2] ?? 0, floats[at + 3] ?? 0]
  }
}
