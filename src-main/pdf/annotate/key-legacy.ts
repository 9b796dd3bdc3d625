import { createHash } from 'node:crypto'

/** Entries of an encryption dictionary that the key is made from (ISO 32000-2 7.6.4.2). */
export interface KeyEntries {
  readonly revision: number
  /** Bytes of the key. */
  readonly length: number
  readonly owner: Uint8Array
  readonly user: Uint8Array
  readonly ownerKey: Uint8Array
  readonly userKey: Uint8Array
  readonly permissions: number
  readonly encryptMetadata: boolean
  /** First half of the trailer's `/ID`. */
  readonly id: Uint8Array
}

/** Algorithm 2, step a: fills a password up to 32 bytes. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const STRETCH = 50
const ROUNDS = 20

/** RC4, which OpenSSL no longer offers; old files are still encrypted with it. */
export function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number): void => {
    const kept = state[a] ?? 0
    state[a] = state[b] ?? 0
    state[b] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  const out = new Uint8Array(data.length)
  for (let at = 0, i = 0, j = 0; at < data.length; at++) {
    i = (i + 1) & 255
    j = (j + (state[i] ?? 0)) & 255
    swap(i, j)
    out[at] = (data[at] ?? 0) ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0)
  }
  return out
}

function md5(...parts: readonly Uint8Array[]): Uint8Array {
  return parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest()
}

function padded(password: Uint8Array): Uint8Array {
  return Buffer.concat([password, PADDING]).subarray(0, 32)
}

/** Algorithm 2: the key of the file from the user's password. */
function fileKey(password: Uint8Array, entries: KeyEntries): Uint8Array {
  const { owner, permissions, id, revision, encryptMetadata, length } = entries
  const flags = Buffer.alloc(4)
  flags.writeInt32LE(permissions | 0)
  const open = revision >= 4 && !encryptMetadata ? Buffer.from('ffffffff', 'hex') : Buffer.alloc(0)
  let hash = md5(padded(password), owner.subarray(0, 32), flags, id, open)
  for (let round = 0; revision >= 3 && round < STRETCH; round++) hash = md5(hash.subarray(0, length))
  return hash.subarray(0, length)
}

function turned(key: Uint8Array, round: number): Uint8Array {
  return key.map((byte) => byte ^ round)
}

/** Algorithms 4, 5 and 6: whether a key is the one that `/U` was made with. */
function opens(key: Uint8Array, { revision, user, id }: KeyEntries): boolean {
  if (revision === 2) return Buffer.compare(rc4(key, PADDING), user.subarray(0, 32)) === 0
  let check = md5(PADDING, id)
  for (let round = 0; round < ROUNDS; round++) check = rc4(turned(key, round), check)
  return Buffer.compare(check, user.subarray(0, 16)) === 0
}

/** Algorithm 7: the user's password, which the owner's unlocks. */
function userPassword(ownerPassword: Uint8Array, { revision, length, owner }: KeyEntries): Uint8Array {
  let hash = md5(padded(ownerPassword))
  for (let round = 0; revision >= 3 && round < STRETCH; round++) hash = md5(hash)
  const key = hash.subarray(0, length)
  let password: Uint8Array = owner.slice(0, 32)
  for (let round = revision === 2 ? 0 : ROUNDS - 1; round >= 0; round--)
    password = rc4(turned(key, round), password)
  return password
}

/** Key of a file of revision 2, 3 or 4 by either of its passwords; null where it is neither. */
export function legacyKey(password: string, entries: KeyEntries): Uint8Array | null {
  const secret = Buffer.from(password, 'latin1')
  for (const candidate of [secret, userPassword(secret, entries)]) {
    const key = fileKey(candidate, entries)
    if (opens(key, entries)) return key
  }
  return null
}
