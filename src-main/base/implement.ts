import { implement, type ImplementerInternalWithMiddlewares, ORPCError } from '@orpc/server'
import { CartableError, serialiseError } from '../contract/errors.ts'
import { contract, type Contract } from '../contract/index.ts'
import type { Call } from './call.ts'
import type { Context } from './context.ts'
import { tellDefect } from './defects.ts'

/** The contract to implement, by name: inferred, it is longer than the compiler writes into a declaration. */
type Implementer<Given extends Call> = ImplementerInternalWithMiddlewares<Contract, Call, Given>

/**
 * The contract to implement, with one place where failures become contract errors: stable code, plain data,
 * nothing of the system (no stack, no SQL) crosses to a shell. For methods that work without a library.
 */
export const shellOs: Implementer<Call> = implement(contract)
  .$context<Call>()
  .use(async ({ next }) => {
    try {
      const result = await next()
      const { output } = result
      return isStream(output) ? { ...result, output: explained(output) } : result
    } catch (error) {
      throw toContractError(error)
    }
  })

/** As {@link shellOs}, for methods of an open library: they get its {@link Context} too, or fail with why it is not open. */
export const os: Implementer<Call & Context> = shellOs.use(({ context, next }) =>
  next({ context: context.library() }),
)

function isStream(output: unknown): output is AsyncGenerator<unknown, unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}

/** A stream fails long after the method returned, with the same errors. */
async function* explained(stream: AsyncGenerator<unknown, unknown>): AsyncGenerator<unknown, unknown> {
  try {
    return yield* stream
  } catch (error) {
    throw toContractError(error)
  }
}

/** See {@link shellOs}. Errors of oRPC itself (invalid input) pass unchanged. */
export function toContractError(error: unknown): unknown {
  if (error instanceof ORPCError) return error
  const { code, data, message } = serialiseError(error)
  const options = { defined: true, data, message, cause: error }
  if (error instanceof CartableError) return new ORPCError(code, options)
  tellDefect(error)
  return new ORPCError('INTERNAL', options)
}
