import { ERROR_CODES, type ErrorCode } from '../../src-main/contract/errors.ts'
import { isContractError } from './api.ts'

/** Why something failed, ready to be worded: `errors.<code>` with `data`. */
export interface Problem {
  /** `DISCONNECTED`: the core could not be reached. */
  readonly code: ErrorCode | 'DISCONNECTED'
  readonly data: Readonly<Record<string, unknown>>
}

const KNOWN: ReadonlySet<string> = new Set(ERROR_CODES)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reduces anything thrown by a call to its code and data. Never throws. */
export function problemOf(error: unknown): Problem {
  if (!isContractError(error)) {
    const detail = error instanceof Error ? error.message : String(error)
    return error instanceof TypeError || detail.includes('closed')
      ? { code: 'DISCONNECTED', data: { detail } }
      : { code: 'INTERNAL', data: { detail } }
  }
  const data = isRecord(error.data) ? error.data : {}
  if (KNOWN.has(error.code)) return { code: error.code as ErrorCode, data }
  if (error.code === 'BAD_REQUEST') {
    return { code: 'INVALID_VALUE', data: { field: '', value: '', allowed: '', detail: error.message } }
  }
  return { code: 'INTERNAL', data: { detail: `${error.code} ${error.message}` } }
}

/** The reason in a shell's answer to an upload that it refused. Never throws. */
export function uploadProblem(answer: unknown): Problem {
  if (!isRecord(answer)) return { code: 'INTERNAL', data: { detail: 'upload' } }
  const { code, data } = answer
  const own = isRecord(data) ? data : {}
  return typeof code === 'string' && KNOWN.has(code)
    ? { code: code as ErrorCode, data: own }
    : { code: 'INTERNAL', data: { detail: String(code) } }
}

/** True when a call was given up on purpose. */
export function isAbort(error: unknown): boolean {
  return (
    (error instanceof DOMException && error.name === 'AbortError') ||
    (isContractError(error) && error.code === 'CANCELLED')
  )
}
