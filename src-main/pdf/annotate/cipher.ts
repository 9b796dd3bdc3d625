import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib'
import { legacyKey, rc4, type KeyEntries } from './key-legacy.ts'
import { modernKey } from './key-modern.ts'

/** How one sort of data (strings or streams) is encrypted. */
type Method = 'none' | 'rc4' | 'aes-128' | 'aes-256'

/** Encrypts what is added to a file as the rest of the file is. */
export interface FileCipher {
  readonly key: Uint8Array
  readonly strings: Method
  readonly streams: Method
}

const FILTERS: ReadonlyMap<string, Method> = new Map([
  ['None', 'none'],
  ['V2', 'rc4'],
  ['AESV2', 'aes-128'],
  ['AESV3', 'aes-256'],
])
const AES_SALT = Buffer.from('sAlT')

function bytesOf(dict: PDFDict, key: string): Uint8Array {
  const value = dict.context.lookup(dict.get(PDFName.of(key)))
  return value instanceof PDFString || value instanceof PDFHexString ? value.asBytes() : new Uint8Array()
}

function numberOf(dict: PDFDict, key: string, absent: number): number {
  const value = dict.context.lookup(dict.get(PDFName.of(key)))
  return value instanceof PDFNumber ? value.asNumber() : absent
}

/** Method of `/StmF` or `/StrF` (ISO 32000-2 7.6.6); null where it is none of the standard ones. */
function filterMethod(dict: PDFDict, entry: 'StmF' | 'StrF'): Method | null {
  const name = dict.get(PDFName.of(entry))
  if (!(name instanceof PDFName) || name.decodeText() === 'Identity') return 'none'
  const filters = dict.context.lookup(dict.get(PDFName.of('CF')))
  const filter = filters instanceof PDFDict ? dict.context.lookup(filters.get(name)) : undefined
  const method = filter instanceof PDFDict ? filter.get(PDFName.of('CFM')) : undefined
  return method instanceof PDFName ? (FILTERS.get(method.decodeText()) ?? null) : null
}

const LEGACY_BITS = 40
const AES_BYTES = 16

/** Bytes of the key. Version 1 has 40 bits and AES has 128, whatever `/Length` says; some programs give it in bytes. */
function keyLength(dict: PDFDict, version: number, streams: Method): number {
  if (version === 1) return LEGACY_BITS / 8
  if (streams === 'aes-128') return AES_BYTES
  const bits = numberOf(dict, 'Length', version === 4 ? 128 : LEGACY_BITS)
  return Math.max(LEGACY_BITS / 8, Math.min(AES_BYTES, bits < LEGACY_BITS ? bits : bits >> 3))
}

function keyEntries(dict: PDFDict, id: Uint8Array, length: number): KeyEntries {
  return {
    revision: numberOf(dict, 'R', 0),
    length,
    owner: bytesOf(dict, 'O'),
    user: bytesOf(dict, 'U'),
    ownerKey: bytesOf(dict, 'OE'),
    userKey: bytesOf(dict, 'UE'),
    permissions: numberOf(dict, 'P', 0),
    encryptMetadata: dict.get(PDFName.of('EncryptMetadata')) !== PDFBool.False,
    id,
  }
}

/**
 * Cipher of the standard security handler (ISO 32000-2 7.6.4), by the user's or the owner's password.
 * @param dict `/Encrypt`, unencrypted itself
 * @param id first half of the trailer's `/ID`
 * @returns null for a handler or method that is not standard, and where the password fits neither
 */
export function fileCipher(dict: PDFDict, id: Uint8Array, password: string): FileCipher | null {
  if (dict.get(PDFName.of('Filter')) !== PDFName.of('Standard')) return null
  const version = numberOf(dict, 'V', 0)
  if (![1, 2, 4, 5].includes(version)) return null
  const strings = version < 4 ? 'rc4' : filterMethod(dict, 'StrF')
  const streams = version < 4 ? 'rc4' : filterMethod(dict, 'StmF')
  if (strings === null || streams === null) return null
  const entries = keyEntries(dict, id, keyLength(dict, version, streams))
  const key = version === 5 ? modernKey(password, entries) : legacyKey(password, entries)
  return key === null ? null : { key, strings, streams }
}

/** Algorithm 1: each object has a key of its own. */
function objectKey(key: Uint8Array, ref: PDFRef, method: Method): Uint8Array {
  const numbers = Buffer.alloc(5)
  numbers.writeUIntLE(ref.objectNumber, 0, 3)
  numbers.writeUIntLE(ref.generationNumber, 3, 2)
  const hash = createHash('md5').update(key).update(numbers)
  if (method === 'aes-128') hash.update(AES_SALT)
  return hash.digest().subarray(0, Math.min(key.length + 5, 16))
}

function encryptBytes(cipher: FileCipher, method: Method, ref: PDFRef, data: Uint8Array): Uint8Array {
  if (method === 'none') return data
  if (method === 'rc4') return rc4(objectKey(cipher.key, ref, method), data)
  const vector = randomBytes(16)
  const aes =
    method === 'aes-256'
      ? createCipheriv('aes-256-cbc', cipher.key, vector)
      : createCipheriv('aes-128-cbc', objectKey(cipher.key, ref, method), vector)
  return Buffer.concat([vector, aes.update(data), aes.final()])
}

/** A copy of a direct object with every string in it encrypted; `ref` is the object that it lies in. */
function encryptStrings(cipher: FileCipher, ref: PDFRef, object: PDFObject, context: PDFContext): PDFObject {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    return PDFHexString.fromBytes(encryptBytes(cipher, cipher.strings, ref, object.asBytes()))
  }
  if (object instanceof PDFArray) {
    const copy = PDFArray.withContext(context)
    for (const item of object.asArray()) copy.push(encryptStrings(cipher, ref, item, context))
    return copy
  }
  return object instanceof PDFDict ? encryptDict(cipher, ref, object) : object
}

function encryptDict(cipher: FileCipher, ref: PDFRef, dict: PDFDict): PDFDict {
  const copy = PDFDict.withContext(dict.context)
  for (const [key, value] of dict.entries()) copy.set(key, encryptStrings(cipher, ref, value, dict.context))
  return copy
}

/** A copy of an object as it is stored in the file. */
export function encryptObject(
  cipher: FileCipher,
  ref: PDFRef,
  object: PDFObject,
  context: PDFContext,
): PDFObject {
  if (!(object instanceof PDFStream)) return encryptStrings(cipher, ref, object, context)
  const contents = encryptBytes(cipher, cipher.streams, ref, object.getContents())
  return PDFRawStream.of(encryptDict(cipher, ref, object.dict), contents)
}
