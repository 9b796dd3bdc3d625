import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import type { KeyEntries } from './key-legacy.ts'

const LONGEST_PASSWORD = 127
const FEWEST_ROUNDS = 64
const MOST_ROUNDS = 1024
const HASHES = ['sha256', 'sha384', 'sha512'] as const
const NO_VECTOR = Buffer.alloc(16)

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
}

/** Algorithm 2.B of ISO 32000-2: the hash of revision 6. */
function hardened(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Uint8Array {
  let key: Uint8Array = sha256(password, salt, user)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const block = Buffer.concat([password, key, user])
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => block))
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    )
    const mixed = Buffer.concat([cipher.update(repeated), cipher.final()])
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(HASHES[remainder] ?? 'sha256')
      .update(mixed)
      .digest()
    if (round >= FEWEST_ROUNDS - 1 && (mixed.at(-1) ?? 0) <= round + 1 - 32) break
  }
  return key.subarray(0, 32)
}

function unwrap(key: Uint8Array, wrapped: Uint8Array): Uint8Array {
  const cipher = createDecipheriv('aes-256-cbc', key, NO_VECTOR).setAutoPadding(false)
  return Buffer.concat([cipher.update(wrapped.subarray(0, 32)), cipher.final()])
}

/**
 * Key of a file of revision 5 or 6 by either of its passwords (algorithm 2.A); null where it is neither. A password
 * is taken in the form NFKC, as SASLprep does.
 */
export function modernKey(password: string, entries: KeyEntries): Uint8Array | null {
  const { revision, owner, user, ownerKey, userKey } = entries
  const secret = Buffer.from(password.normalize('NFKC'), 'utf8').subarray(0, LONGEST_PASSWORD)
  const hash = revision >= 6 ? hardened : sha256
  const none = new Uint8Array()
  const candidates = [
    { check: user, wrapped: userKey, context: none },
    { check: owner, wrapped: ownerKey, context: user.subarray(0, 48) },
  ]
  for (const { check, wrapped, context } of candidates) {
    const proof = hash(secret, check.subarray(32, 40), context)
    if (Buffer.compare(proof, check.subarray(0, 32)) !== 0) continue
    return unwrap(hash(secret, check.subarray(40, 48), context), wrapped)
  }
  return null
}
