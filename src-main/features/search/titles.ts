import type { Context } from '../../base/context.ts'
import { type InterfaceLanguage, titleIn } from '../../contract/values.ts'
import { type Catalogue, catalogueOf } from '../catalogue/index.ts'
import { foldText, foldWords } from './fold.ts'

/** A publication to jump to. */
export interface TitleHit {
  readonly id: string
  readonly title: string
  readonly issued: string | null
}

const known = new WeakMap<Catalogue, readonly string[]>()

/** Folded titles of every row, a space before each word; kept for one version of the catalogue. */
function foldedTitles(catalogue: Catalogue): readonly string[] {
  const found = known.get(catalogue)
  if (found) return found
  const { table } = catalogue
  const made = Array.from({ length: table.size }, (_, row) =>
    Object.values(table.titles(row))
      .map(
        (title) =>
          ` ${foldText(title)
            .replace(/[^\p{L}\p{N}]+/gu, ' ')
            .trim()}`,
      )
      .join('\n'),
  )
  known.set(catalogue, made)
  return made
}

/** Higher is better: the title begins so, its words follow each other, it is short. Null where a word is missing. */
function scoreOf(title: string, words: readonly string[], phrase: string): number | null {
  if (!words.every((word) => title.includes(` ${word}`))) return null
  const starts = title.startsWith(phrase) || title.includes(`\n${phrase}`)
  return (starts ? 2 : title.includes(phrase) ? 1 : 0) + 1 / (1 + title.length)
}

/**
 * Publications in whose title every word of the query begins a word, best first; in any language, accents and case do
 * not matter. What is in the trash is left out.
 */
export async function searchTitles(
  context: Context,
  input: { query: string; limit: number; language: InterfaceLanguage },
): Promise<TitleHit[]> {
  const words = foldWords(input.query)
  if (words.length === 0) return []
  const catalogue = await catalogueOf(context, { texts: true })
  const { table } = catalogue
  const phrase = ` ${words.join(' ')}`
  const found: { row: number; score: number }[] = []
  foldedTitles(catalogue).forEach((title, row) => {
    const score = table.isAlive(row) ? scoreOf(title, words, phrase) : null
    if (score !== null) found.push({ row, score })
  })
  found.sort((a, b) => b.score - a.score || (table.issued[b.row] ?? 0) - (table.issued[a.row] ?? 0))
  const ids = found.slice(0, input.limit).map(({ row }) => ({ id: table.ids[row] ?? '', row }))
  const issued = await issuedOf(
    context,
    ids.map(({ id }) => id),
  )
  return ids.map(({ id, row }) => ({
    id,
    title: titleIn(table.titles(row), input.language),
    issued: issued.get(id) ?? null,
  }))
}

async function issuedOf(context: Context, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await context.db
    .selectFrom('publications')
    .select(['id', 'issued'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.issued]))
}
