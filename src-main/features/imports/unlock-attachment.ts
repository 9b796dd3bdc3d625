import { existsSync } from 'node:fs'
import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { ImportResult } from '../../contract/imports.ts'
import { requireAttachment } from '../attachments/index.ts'
import { unlock } from './enter.ts'
import { readWithPassword, resultOf } from './one.ts'

/** What a person may ask for; see the contract. */
export interface UnlockRequest {
  readonly attachmentId: string
  readonly password: string
}

/**
 * Reads a file of the library that waits for its password. A wrong one changes nothing.
 *
 * @throws CartableError NOT_FOUND, FILE_MISSING, CANCELLED
 */
export async function unlockAttachment(
  context: Context,
  request: UnlockRequest,
  signal?: AbortSignal,
): Promise<ImportResult> {
  const waiting = await requireAttachment(context.db, request.attachmentId)
  const { fileName, sha256, byteSize } = waiting
  // Somebody was faster, perhaps in another window.
  if (waiting.state !== 'needs-password') return resultOf(fileName, 'imported', waiting)
  const path = context.layout.file(sha256)
  if (!existsSync(path)) throw new CartableError('FILE_MISSING', { path })
  const extract = await readWithPassword(context, path, request.password, signal ? { signal } : {})
  if (!extract) {
    return resultOf(
      fileName,
      'needs-password',
      waiting,
      new CartableError('PDF_PASSWORD', { path: fileName }),
    )
  }
  const taken = { path, sha256, byteSize }
  const provenance = { url: null, referrer: null, retrievedAt: null, via: null }
  return resultOf(
    fileName,
    'imported',
    await unlock(context, waiting, { source: fileName, taken, kind: 'pdf', extract, provenance }),
  )
}
