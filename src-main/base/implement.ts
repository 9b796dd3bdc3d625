import { implement, ORPCError } from '@orpc/server'
import { CartableError, serialiseError } from '../contract/errors.ts'
import { contract } from '../contract/index.ts'
import type { Context } from './context.ts'

/**
 * The contract to implement, with one place where failures become contract errors: stable code, plain data,
 * nothing of the system (no stack, no SQL) crosses to a shell.
 */
export const os = implement(contract)
  .$context<Context>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw toContractError(error)
    }
  })

/** See {@link os}. Errors of oRPC itself (invalid input) pass unchanged. */
export function toContractError(error: unknown): unknown {
  if (error instanceof ORPCError) return error
  const { code, data, message } = serialiseError(error)
  const options = { defined: true, data, message, cause: error }
  return error instanceof CartableError ? new ORPCError(code, options) : new ORPCError('INTERNAL', options)
}
