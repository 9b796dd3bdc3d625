import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileAtomically } from '../base/files.ts'
import { resourcePath } from '../base/resources.ts'
import { CartableError } from '../contract/errors.ts'
import type { ImportResult } from '../contract/imports.ts'
import { readArticle } from '../pdf/typeset/article.ts'
import type { Library } from './library.ts'

/** A step that is done: a key below `demo` in the locale texts, and its values. */
export interface DemoStep {
  readonly step:
    'library' | 'records' | 'article' | 'imported' | 'tagged' | 'searched' | 'marked' | 'exported' | 'checked'
  readonly values: Readonly<Record<string, string | number>>
}

const ARTICLE = {
  title: 'Collaboration avec le Centre de migration mixte : aperçu et données sur les migrations mixtes',
  author: 'Secrétariat du Processus de Rabat',
  language: 'fr',
  issued: '2020',
}
const TAGS = ['Migration mixte', 'West Africa', '4Mi', 'Processus de Rabat']
const MARKS = [
  { quote: "un atelier d'élaboration de scénarios", kind: 'highlight', comment: 'Abidjan, octobre 2019.' },
  {
    quote: 'une voix de raison et de réflexion',
    kind: 'underline',
    comment: 'À citer devant les délégations.',
  },
  { quote: 'sept régions', kind: 'note', comment: 'Ce nombre date le texte : à vérifier.' },
] as const
/** One word in each language; each must find the French article. */
const QUERIES = ['scénarios Abidjan', 'mixed migration']

async function importArticle(library: Library, path: string): Promise<ImportResult> {
  for await (const event of await library.client.imports.run({ paths: [path] })) {
    if (event.kind === 'result') return event.result
  }
  throw new CartableError('INTERNAL', { detail: 'import ended without a result' })
}

/** Labels that several concepts share are narrowed to the scheme that the demo means. */
async function tagIds(library: Library): Promise<string[]> {
  const index = [undefined, 'region', 'organisation', 'organisation']
  return Promise.all(
    TAGS.map(async (label, at) => {
      const scheme = index[at]
      return (await library.client.vocabulary.resolve(scheme === undefined ? { label } : { label, scheme }))
        .id
    }),
  )
}

/**
 * Walks the main job once on the seed article: starter records, typesetting, import, tags, searches in French and
 * English, marks, an annotated copy, a check. Yields each step when it is done.
 *
 * @param folder where the typeset article and the annotated copy are written, beside the library
 */
export async function* makeDemo(library: Library, folder: string): AsyncGenerator<DemoStep> {
  const { client, context } = library
  yield { step: 'library', values: { path: context.layout.folder } }
  yield { step: 'records', values: { count: (await client.starter.add()).added } }

  const text = await readFile(resourcePath('seeds', 'article', 'seed-article.fr.txt'), 'utf8')
  const pdf = await context.pool.run('typesetArticle', { ...ARTICLE, blocks: readArticle(text) })
  const path = join(folder, 'seed-article.fr.pdf')
  await writeFileAtomically(path, pdf)
  yield { step: 'article', values: { path } }

  const { publicationId, attachmentId, pages, problem } = await importArticle(library, path)
  if (publicationId === null || attachmentId === null) {
    throw new CartableError(problem?.code ?? 'INTERNAL', { detail: 'the article was not imported' })
  }
  const publication = await client.publications.get({ id: publicationId })
  yield { step: 'imported', values: { title: Object.values(publication.title)[0] ?? '', pages } }

  await client.publications.tag({ ids: [publicationId], add: await tagIds(library) })
  yield { step: 'tagged', values: { tags: TAGS.join(', ') } }

  for (const query of QUERIES) {
    const { total, hits } = await client.search.query({ query, language: 'fr' })
    const own = hits.find((hit) => hit.attachmentId === attachmentId) ?? hits[0]
    yield { step: 'searched', values: { query, total, snippet: own?.snippet ?? '' } }
  }
  for (const { quote, kind, comment } of MARKS) {
    await client.annotations.createByQuote({ attachmentId, page: 1, quote, kind, comment })
    yield { step: 'marked', values: { page: 1, quote } }
  }
  const copy = join(folder, 'seed-article.fr.annotated.pdf')
  const { annotations, mode } = await client.exports.annotatedCopy({
    attachmentId,
    path: copy,
    overwrite: true,
  })
  yield { step: 'exported', values: { path: copy, annotations, mode } }
  const { ok, problems } = await client.library.check()
  if (!ok) throw new CartableError('INTERNAL', { detail: problems.map((each) => each.detail).join('; ') })
  yield { step: 'checked', values: {} }
}
