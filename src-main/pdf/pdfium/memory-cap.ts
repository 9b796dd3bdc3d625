const MEMORY_SECTION = 5
const HEADER_BYTES = 8
const HAS_MAXIMUM = 1

interface Reading {
  readonly value: number
  readonly next: number
}

/** Reads an unsigned LEB128 number (WebAssembly core specification 5.2.2), at most 5 bytes. */
function readUnsigned(bytes: Uint8Array, start: number): Reading {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes[start + index]
    if (byte === undefined) break
    value += (byte & 0x7f) * 2 ** (7 * index)
    if ((byte & 0x80) === 0) return { value, next: start + index + 1 }
  }
  throw new Error('Malformed number in WebAssembly module')
}

function writeUnsigned(bytes: Uint8Array, start: number, end: number, value: number): void {
  let rest = value
  for (let index = start; index < end; index++) {
    bytes[index] = (rest & 0x7f) | (index < end - 1 ? 0x80 : 0)
    rest >>>= 7
  }
  if (rest !== 0) throw new Error('The memory limit does not fit into the module')
}

/**
 * Copies a WebAssembly module with a lower maximum for its first memory. Emscripten fixes the maximum when it
 * builds (2 GB for PDFium), which lets one hostile file take the memory of the machine.
 * @param maximumPages limit in pages of 64 KiB
 * @throws Error where the module has no memory with a maximum
 */
export function capMemory(module: Uint8Array, maximumPages: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(module)
  let at = HEADER_BYTES
  while (at < bytes.length) {
    const id = bytes[at]
    const size = readUnsigned(bytes, at + 1)
    if (id !== MEMORY_SECTION) {
      at = size.next + size.value
      continue
    }
    const flagsAt = readUnsigned(bytes, size.next).next
    if (bytes[flagsAt] !== HAS_MAXIMUM) break
    const maximumAt = readUnsigned(bytes, flagsAt + 1).next
    const maximum = readUnsigned(bytes, maximumAt)
    writeUnsigned(bytes, maximumAt, maximum.next, Math.min(maximum.value, maximumPages))
    return bytes
  }
  throw new Error('The module has no memory with a maximum')
}
