import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const BYTES = 32
/** Only the person may read it. */
const PRIVATE = 0o600

/**
 * The secret of this person's servers, in `web-secret` of the folder; made at the first start. Whoever can read it can
 * read the library too.
 *
 * @returns undefined where it can neither be read nor kept
 */
export async function keptSecret(folder: string): Promise<Uint8Array | undefined> {
  const path = join(folder, 'web-secret')
  try {
    const known = await readFile(path)
    if (known.length === BYTES) return known
  } catch {
    // Not there yet.
  }
  const secret = randomBytes(BYTES)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(path, secret, { mode: PRIVATE })
    return secret
  } catch {
    return undefined
  }
}
