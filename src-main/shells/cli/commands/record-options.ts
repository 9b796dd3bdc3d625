import { CartableError } from '../../../contract/errors.ts'
import { RecordFormat } from '../../../contract/exchange.ts'
import type { Session } from '../session.ts'

/** Gathers the values of an option that may be given more than once. */
export const collect = (value: string, all: readonly string[]): string[] => [...all, value]

/** One of the values that an option knows, in any case. @throws CartableError INVALID_VALUE with what is allowed */
export function oneOf<T extends string>(values: readonly T[], value: string, field: string): T {
  const found = values.find((each) => each === value.toLowerCase())
  if (found === undefined)
    throw new CartableError('INVALID_VALUE', { field, value, allowed: values.join(', ') })
  return found
}

const SHORT: Readonly<Record<string, RecordFormat>> = {
  bib: 'bibtex',
  csl: 'csl-json',
  xml: 'dc',
  json: 'csl-json',
}

/** A form of records as it is typed. @throws CartableError INVALID_VALUE */
export function formatOf(value: string): RecordFormat {
  return oneOf(RecordFormat.options, SHORT[value.toLowerCase()] ?? value, '--format')
}

/** Id of a collection by its id or name. @throws CartableError NOT_FOUND */
export async function collectionOf({ client }: Session, named: string): Promise<string> {
  const known = await client.collections.list()
  const found = known.find(({ id }) => id === named) ?? known.find(({ name }) => name === named)
  if (!found) throw new CartableError('NOT_FOUND', { entity: 'collection', id: named })
  return found.id
}
