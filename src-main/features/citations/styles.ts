import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../base/context.ts'
import { StyleId } from '../../contract/briefs.ts'
import type { CitationStyle } from '../../contract/citations.ts'
import type { BriefModel } from '../../pdf/brief/model.ts'

/** Styles that come with Cartable or with its typesetter, the usual one first. */
const SHIPPED: readonly CitationStyle[] = [
  { id: 'chicago-author-date', title: 'Chicago (auteur-date, author-date)', form: 'in-text' },
  { id: 'chicago-notes', title: 'Chicago (notes)', form: 'note' },
  { id: 'apa', title: 'APA', form: 'in-text' },
  { id: 'iso-690', title: 'ISO 690 (auteur-date, author-date)', form: 'in-text' },
  { id: 'iso-690-numeric', title: 'ISO 690 (numéros, numbers)', form: 'in-text' },
].map((style): CitationStyle => ({
  ...style,
  form: style.form === 'note' ? 'note' : 'in-text',
  own: false,
  problem: null,
}))

/** Styles of thousands of lines are below this; a larger file is none. */
const MAX_BYTES = 2 * 1024 ** 2

const HEAD = /<style\b[^>]{0,2000}>/
const TITLE = /<title>([^<]{1,300})<\/title>/

/** What a file of a style says of itself; the engine finds out whether it can be used. */
function describe(id: string, csl: string): CitationStyle {
  const head = HEAD.exec(csl)?.[0]
  return {
    id,
    title: TITLE.exec(csl)?.[1]?.trim() ?? id,
    own: true,
    form: head?.includes('class="note"') === true ? 'note' : 'in-text',
    problem: head === undefined ? 'no <style> element' : null,
  }
}

async function ownStyle({ layout }: Context, id: string): Promise<string | null> {
  const path = join(layout.styles, `${id}.csl`)
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true && found.size <= MAX_BYTES ? readFile(path, 'utf8') : null
}

/** Styles to choose from. A file of the library's `styles` with the name of one of ours takes its place. */
export async function listStyles(context: Context): Promise<CitationStyle[]> {
  const names = await readdir(context.layout.styles).catch(() => [])
  const ids = names
    .filter((name) => name.endsWith('.csl'))
    .map((name) => name.slice(0, -'.csl'.length))
    .filter((id) => StyleId.safeParse(id).success)
    .toSorted()
  const own: CitationStyle[] = []
  for (const id of ids) {
    const csl = await ownStyle(context, id)
    if (csl !== null) own.push(describe(id, csl))
  }
  return [...SHIPPED.filter(({ id }) => !ids.includes(id)), ...own]
}

/** The style of a name, as the engine takes it. */
export async function styleOf(context: Context, id: string): Promise<BriefModel['style']> {
  return { id, csl: await ownStyle(context, id) }
}
