import { sql } from 'kysely'
import type { Reader } from '../../base/context.ts'
import { joinedStatements, type SchemeExtra } from '../../contract/statements.ts'

/** A vocabulary of others: its IRI there and its title by language. */
export interface SchemeFacts {
  readonly scheme: string
  readonly iri: string | null
  readonly title: Readonly<Record<string, string>>
  /** What it says of itself beyond that, and what else it tells of: only ever added to. */
  readonly extra?: SchemeExtra | undefined
}

const NO_EXTRA: SchemeExtra = { said: [], resources: [] }
const isBare = ({ said, resources }: SchemeExtra): boolean => said.length === 0 && resources.length === 0

/** Adds vocabularies; what is known of one that is there already stays, gaps are filled, statements added. */
export async function insertSchemes(db: Reader, schemes: readonly SchemeFacts[]): Promise<void> {
  for (const { scheme, iri, title, extra = NO_EXTRA } of schemes) {
    await db
      .insertInto('vocabularies')
      .values({ scheme, iri, title: JSON.stringify(title) })
      .onConflict((conflict) =>
        conflict.column('scheme').doUpdateSet({
          iri: sql`coalesce(vocabularies.iri, excluded.iri)`,
          title: sql`iif(vocabularies.title = '{}', excluded.title, vocabularies.title)`,
        }),
      )
      .execute()
    if (!isBare(extra)) await addExtra(db, scheme, extra)
  }
}

async function addExtra(db: Reader, scheme: string, extra: SchemeExtra): Promise<void> {
  const row = await db
    .selectFrom('vocabularies')
    .select('extra')
    .where('scheme', '=', scheme)
    .executeTakeFirst()
  const here = extraOf(row?.extra ?? null)
  const joined = {
    said: joinedStatements(here.said, extra.said),
    resources: joinedStatements(here.resources, extra.resources),
  }
  await db
    .updateTable('vocabularies')
    .set({ extra: JSON.stringify(joined) })
    .where('scheme', '=', scheme)
    .execute()
}

// Written by this program.
const extraOf = (text: string | null): SchemeExtra =>
  text === null ? NO_EXTRA : (JSON.parse(text) as SchemeExtra)

/** What is known of vocabularies of others, by name. */
export async function schemeFacts(db: Reader): Promise<SchemeFacts[]> {
  const rows = await db.selectFrom('vocabularies').selectAll().orderBy('scheme').execute()
  return rows.map(({ scheme, iri, title, extra }) => ({
    scheme,
    iri,
    title: JSON.parse(title) as Record<string, string>,
    ...(extra === null ? {} : { extra: extraOf(extra) }),
  }))
}
