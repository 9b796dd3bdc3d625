import type { PDFRef } from 'pdf-lib'
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFObject,
} from 'pdf-lib'
import type { NumberedObject } from './append.ts'
import { encryptObject, fileCipher, type FileCipher } from './cipher.ts'
import { pagesOf } from './pages.ts'
import { placeMarks } from './place.ts'
import { WriteProblem } from './problem.ts'
import { reassemble } from './reassemble.ts'
import { dictAt } from './same-object.ts'
import { touchedPages, type WriteRequest, type Written } from './writers.ts'
import { readXref, type Xref } from './xref.ts'

async function load({ original, password }: WriteRequest): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(original, {
      updateMetadata: false,
      preserveXFA: true,
      parseSpeed: ParseSpeeds.Fastest,
      password: password ?? '',
    })
  } catch (error) {
    throw new WriteProblem('unreadable-for-writer', { cause: error })
  }
}

/** The encryption dictionary and what it refers to, none of which is encrypted: read without a password. */
async function encryptionDict(original: Uint8Array, xref: Xref): Promise<PDFDict> {
  const entry = xref.trailer.get(PDFName.of('Encrypt'))
  if (entry instanceof PDFDict) return entry
  const options = { updateMetadata: false, ignoreEncryption: true, parseSpeed: ParseSpeeds.Fastest }
  const document = await PDFDocument.load(original, options)
  const dict = document.context.lookup(entry)
  if (dict instanceof PDFDict) return dict
  throw new WriteProblem('encryption-unreadable')
}

async function cipherOf({ original, password }: WriteRequest, xref: Xref): Promise<FileCipher> {
  const id = xref.trailer.get(PDFName.of('ID'))
  const first = id instanceof PDFArray && id.size() > 0 ? id.get(0) : undefined
  const seed =
    first instanceof PDFString || first instanceof PDFHexString ? first.asBytes() : new Uint8Array()
  const cipher = fileCipher(await encryptionDict(original, xref), seed, password ?? '')
  if (cipher === null) throw new WriteProblem('encryption-not-standard')
  return cipher
}

/**
 * Puts the pages that get marks back as they are stored: their strings stay encrypted and are copied as they are.
 * A page in an object stream has plain strings and is encrypted like what is new.
 */
function restorePages(document: PDFDocument, request: WriteRequest, xref: Xref): Set<PDFRef> {
  const stored = new Set<PDFRef>()
  const pages = pagesOf(document.context, document.catalog)
  for (const pageIndex of touchedPages(request)) {
    const page = pages[pageIndex]
    const dict = page ? dictAt(request.original, xref, page.ref) : null
    if (!page || dict === null) continue
    document.context.assign(page.ref, PDFDict.fromMapWithContext(new Map(dict.entries()), document.context))
    stored.add(page.ref)
  }
  return stored
}

/**
 * Writes an encrypted file anew: what it has is copied as it is stored, the marks are encrypted with the file's own
 * key. Passwords and permissions stay. The PDF library cannot do this: it would write the file without protection.
 * @throws WriteProblem
 */
export async function writeProtected(request: WriteRequest): Promise<Written> {
  const { original } = request
  const xref = readXref(original)
  if (typeof xref === 'string') throw new WriteProblem(xref)
  // Loaded first: it names the failure of a file that cannot be read at all.
  const document = await load(request)
  const cipher = await cipherOf(request, xref)
  const { context } = document
  const stored = restorePages(document, request, xref)
  const first = Math.max(context.largestObjectNumber, xref.nextObject - 1) + 1
  context.largestObjectNumber = first - 1
  const placement = await placeMarks(document, request)
  const changed = new Set(placement.changed)
  const objects = context
    .enumerateIndirectObjects()
    .filter(([ref]) => ref.objectNumber >= first || changed.has(ref))
    .map(([ref, object]): NumberedObject => [ref, storedForm(ref, object)])
  const bytes = reassemble(original, xref, objects, () => context.nextRef())
  return { bytes, marks: placement.written, taken: placement.taken }

  function storedForm(ref: PDFRef, object: PDFObject): PDFObject {
    return stored.has(ref) ? object : encryptObject(cipher, ref, object, context)
  }
}
