import { inflateSync } from 'node:zlib'

const OPEN = '<x:xmpmeta'
const CLOSE = '</x:xmpmeta>'
const MAX_PACKET_BYTES = 1024 * 1024
const MAX_PACKETS = 200
const DICTIONARY_WINDOW = 400

function plainPackets(bytes: Buffer): string[] {
  const packets: string[] = []
  let at = bytes.indexOf(OPEN)
  while (at !== -1 && packets.length < MAX_PACKETS) {
    const end = bytes.indexOf(CLOSE, at)
    if (end === -1) break
    if (end - at < MAX_PACKET_BYTES) packets.push(bytes.toString('utf8', at, end + CLOSE.length))
    at = bytes.indexOf(OPEN, end)
  }
  return packets
}

function inflate(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_PACKET_BYTES, finishFlush: 2 }).toString('utf8')
  } catch {
    return ''
  }
}

/** Metadata streams that are compressed: `/Subtype /XML` beside `/FlateDecode` in a dictionary before `stream`. */
function compressedPackets(bytes: Buffer): string[] {
  const packets: string[] = []
  let at = bytes.indexOf('/Metadata')
  for (let tries = 0; at !== -1 && tries < MAX_PACKETS; tries++) {
    const start = bytes.indexOf('stream', at)
    const dictionary = bytes.toString('latin1', Math.max(0, at - DICTIONARY_WINDOW), Math.max(at, start))
    if (
      start - at < DICTIONARY_WINDOW &&
      /\/Subtype\s*\/XML/.test(dictionary) &&
      dictionary.includes('/FlateDecode')
    ) {
      const data = start + 'stream'.length + (bytes[start + 6] === 0x0d ? 2 : 1)
      const end = bytes.indexOf('endstream', data)
      const text = end === -1 ? '' : inflate(bytes.subarray(data, end))
      if (text.includes(OPEN)) packets.push(text)
    }
    at = bytes.indexOf('/Metadata', at + 1)
  }
  return packets
}

/** How much a packet looks like that of the file itself and not of a picture in it. */
function likeness(packet: string, hints: readonly string[]): number {
  const known = hints.filter((hint) => hint !== '' && packet.includes(hint)).length
  const ofFile = /<pdf:|\bpdf:Producer|pdfaid:|pdfuaid:/.test(packet) ? 1 : 0
  const ofPicture = /\btiff:|\bexif:|photoshop:|crs:/.test(packet) ? 1 : 0
  return known * 2 + ofFile - ofPicture
}

/**
 * Finds the XMP packet of a file (ISO 16684-1) in its bytes, plain or deflated; empty where there is none.
 * Pictures carry packets of their own, so the one that shares most with the Info dictionary is taken, and of equals
 * the last, which is the newest after incremental updates.
 * @param hints values of the Info dictionary (title, producer)
 */
export function findXmpPacket(bytes: Uint8Array, hints: readonly string[]): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const plain = plainPackets(buffer)
  const packets = plain.length > 0 ? plain : compressedPackets(buffer)
  let best = ''
  let bestScore = -Infinity
  for (const packet of packets) {
    const score = likeness(packet, hints)
    if (score >= bestScore) [best, bestScore] = [packet, score]
  }
  return best
}
