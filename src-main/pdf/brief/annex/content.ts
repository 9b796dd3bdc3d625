import { constants, deflateSync, inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFName, type PDFRawStream } from 'pdf-lib'

const FILTER = PDFName.of('Filter')
const PARAMETERS = [PDFName.of('DecodeParms'), PDFName.of('F')]

function isPlainFlate({ dict }: PDFRawStream): boolean {
  return dict.get(FILTER) === PDFName.of('FlateDecode') && !PARAMETERS.some((key) => dict.has(key))
}

interface Unpacked {
  readonly bytes: Uint8Array
  /** Whether the stream can stand in another file as it is. */
  readonly sound: boolean
}

/** Unpacks by zlib, several times as fast as pdf-lib, which is left the odd ones. */
function unpack(stream: PDFRawStream): Unpacked {
  if (!isPlainFlate(stream)) return { bytes: decodePDFRawStream(stream).decode(), sound: false }
  const packed = stream.getContents()
  try {
    return { bytes: inflateSync(packed), sound: true }
  } catch {
    // As viewers do: what can be read of one that is cut off.
    return { bytes: inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }), sound: false }
  }
}

/**
 * The content of a page as one stream in the form of `/FlateDecode` (ISO 32000-2 7.4.4). Numbers of marked content (`/MCID`)
 * get another name: they belong to the structure of the source, which does not come along. A single stream that has none is
 * taken as it is.
 *
 * @throws Error for a content that cannot be unpacked
 */
export function packedContent(streams: readonly PDFRawStream[]): Uint8Array {
  const parts = streams.map(unpack)
  const whole = Buffer.concat(parts.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]))
  if (whole.includes('/MCID', 0, 'latin1')) {
    return deflateSync(Buffer.from(whole.toString('latin1').replaceAll('/MCID', '/XCID'), 'latin1'))
  }
  const [only, ...more] = streams
  return only && more.length === 0 && parts[0]?.sound ? only.getContents() : deflateSync(whole)
}
