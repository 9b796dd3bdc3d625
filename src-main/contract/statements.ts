import * as z from 'zod'
import { LanguageTag } from './values.ts'

/**
 * What something says that the library has no field for, as statements of RDF 1.1 about it: kept so that it leaves as it came.
 * A node without a name stands where it is spoken of, so nothing has to be renamed when files are joined.
 */
export interface Statement {
  /** IRI. */
  readonly predicate: string
  readonly object: StatementObject
}
export type StatementObject =
  | { readonly iri: string }
  /** `language` is a BCP 47 tag, `datatype` an IRI; null for a plain string. */
  | { readonly text: string; readonly language: string | null; readonly datatype: string | null }
  | { readonly node: readonly Statement[] }
  | { readonly list: readonly StatementObject[] }

export const StatementObject: z.ZodType<StatementObject> = z.lazy(() =>
  z.union([
    z.object({ iri: z.string() }),
    z.object({ text: z.string(), language: z.string().nullable(), datatype: z.string().nullable() }),
    z.object({ node: z.array(Statement) }),
    z.object({ list: z.array(StatementObject) }),
  ]),
)
export const Statement: z.ZodType<Statement> = z.lazy(() =>
  z.object({ predicate: z.string(), object: StatementObject }),
)

/** Something beside its concepts that a vocabulary tells of, as a collection; without a name where `iri` is null. */
export const SaidResource = z.object({ iri: z.string().nullable(), said: z.array(Statement) })
export type SaidResource = z.infer<typeof SaidResource>

/** What a vocabulary says of itself beyond name and title, and what else it tells of. */
export const SchemeExtra = z.object({ said: z.array(Statement), resources: z.array(SaidResource) })
export type SchemeExtra = z.infer<typeof SchemeExtra>

/** What is known of a vocabulary beside its concepts: its IRI where it came from and its title by language. */
export const SchemeRecord = z.object({
  scheme: z.string().min(1).max(200),
  iri: z.string().nullable(),
  title: z.record(LanguageTag, z.string()),
  extra: SchemeExtra.optional(),
})
export type SchemeRecord = z.infer<typeof SchemeRecord>

/** The same statement is the same text, whatever the order in which its parts were read. */
export const keyOfStatement = (value: Statement | SaidResource): string => JSON.stringify(value)

/** Statements of the one, then those of the other that it has not, in one order. */
export function joinedStatements<T extends Statement | SaidResource>(
  here: readonly T[],
  there: readonly T[],
): T[] {
  const byKey = new Map([...here, ...there].map((each) => [keyOfStatement(each), each]))
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, each]) => each)
}
