import { oc as bare } from '@orpc/contract'
import * as z from 'zod'
import { ERROR_CODES, type ErrorCode } from './errors.ts'

const data = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)

/** Every method may fail with every code: shells map them in one place, see `core/errors.ts`. */
const errorMap = Object.fromEntries(ERROR_CODES.map((code) => [code, { data }])) as Record<
  ErrorCode,
  { data: typeof data }
>

/** The builder that all contracts start from. */
export const oc = bare.errors(errorMap)
