import type { Reader } from '../../base/context.ts'
import { type Meaning, MeaningNames } from '../../contract/meanings.ts'

/** Colours that the library named, by key. */
export async function allMeanings(db: Reader): Promise<Meaning[]> {
  const rows = await db.selectFrom('mark_meanings').selectAll().orderBy('key').execute()
  return rows.map(({ key, names }) => ({ key, names: MeaningNames.parse(JSON.parse(names)) }))
}

/** Names a colour; without any name it has its usual ones again. */
export async function putMeaning(db: Reader, { key, names }: Meaning): Promise<void> {
  if (names.fr === undefined && names.en === undefined) {
    await db.deleteFrom('mark_meanings').where('key', '=', key).execute()
    return
  }
  const text = JSON.stringify(names)
  await db
    .insertInto('mark_meanings')
    .values({ key, names: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ names: text }))
    .execute()
}
