import { PDFContext, PDFDict, PDFObjectParser, type PDFRef } from 'pdf-lib'
import { objectHeaderAt } from './xref-section.ts'
import type { Xref } from './xref.ts'

/**
 * The dictionary that the cross-reference names for `ref`, as it is stored; null for an object in an object stream
 * and for anything that is not a dictionary.
 */
export function dictAt(bytes: Uint8Array, xref: Xref, ref: PDFRef): PDFDict | null {
  const offset = xref.offsets.get(ref.objectNumber)
  const header = offset === undefined ? null : objectHeaderAt(bytes, offset)
  if (header?.ref !== ref) return null
  try {
    const object = PDFObjectParser.forBytes(bytes.subarray(header.value), PDFContext.create()).parseObject()
    return object instanceof PDFDict ? object : null
  } catch {
    return null
  }
}

/**
 * True where the cross-reference names for `ref` the same dictionary that was found by scanning the file. An object
 * in an object stream is taken as the same: streams of one file rarely repeat a number.
 */
export function sameAsInFile(bytes: Uint8Array, xref: Xref, ref: PDFRef, found: PDFDict): boolean {
  if (!xref.offsets.has(ref.objectNumber)) return true
  return dictAt(bytes, xref, ref)?.toString() === found.toString()
}
