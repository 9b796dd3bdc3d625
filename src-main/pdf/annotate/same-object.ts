import { PDFContext, PDFObjectParser, type PDFDict, type PDFRef } from 'pdf-lib'
import { objectHeaderAt } from './xref-section.ts'
import type { Xref } from './xref.ts'

/**
 * True where the cross-reference names for `ref` the same dictionary that was found by scanning the file. An object
 * in an object stream is taken as the same: streams of one file rarely repeat a number.
 */
export function sameAsInFile(bytes: Uint8Array, xref: Xref, ref: PDFRef, found: PDFDict): boolean {
  const offset = xref.offsets.get(ref.objectNumber)
  if (offset === undefined) return true
  const header = objectHeaderAt(bytes, offset)
  if (header === null || header.ref !== ref) return false
  try {
    const named = PDFObjectParser.forBytes(bytes.subarray(header.value), PDFContext.create()).parseObject()
    return named.toString() === found.toString()
  } catch {
    return false
  }
}
