import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'fast-png'
import type { Block, Cell, Inline } from '../../src-main/pdf/typeset/content.ts'
import { typeset } from '../../src-main/pdf/typeset/set.ts'

/** Words of a tagged file, in one language; `foreign` is a sentence in the other. */
export interface TaggedWords {
  readonly language: 'fr' | 'en'
  readonly title: string
  readonly heading: string
  readonly foreign: string
  readonly site: string
  readonly items: readonly [string, string]
  readonly picture: string
  readonly head: readonly [string, string]
  readonly quotation: string
}

/** The same in both languages. */
export const TAGGED: readonly TaggedWords[] = [
  {
    language: 'fr',
    title: 'Routes du Sahel',
    heading: 'Les passeurs, de Gao à Tamanrasset en passant par Agadez, et encore plus loin vers le nord',
    foreign: 'Smugglers were paid in advance.',
    site: 'L’étude en ligne',
    items: ['à pied', 'en camion'],
    picture: 'Carte des routes du Sahel',
    head: ['Pays', 'Départs'],
    quotation: '« Nous avons attendu un mois. »',
  },
  {
    language: 'en',
    title: 'Roads of the Sahel',
    heading: 'Smugglers, from Gao to Tamanrasset by way of Agadez, and further on towards the north',
    foreign: 'Les passeurs ont été payés d’avance.',
    site: 'The study online',
    items: ['on foot', 'by lorry'],
    picture: 'Map of the roads of the Sahel',
    head: ['Country', 'Departures'],
    quotation: '“We waited for a month.”',
  },
]

const text = (s: string): Inline => ({ t: 'text', s })
const par = (...body: readonly Inline[]): Block => ({ t: 'par', body })
const cell = (s: string): Cell => ({ body: [par(text(s))], colspan: 1, rowspan: 1 })

function blocksOf(words: TaggedWords): Block[] {
  const other = words.language === 'fr' ? 'en' : 'fr'
  return [
    { t: 'heading', level: 1, body: [text(words.heading)] },
    par({ t: 'lang', lang: other, body: [text(words.foreign)] }),
    par({ t: 'link', url: 'https://example.org/study', body: [text(words.site)] }),
    { t: 'list', ordered: false, start: 1, items: words.items.map((item) => [par(text(item))]) },
    { t: 'image', name: '0.png', alt: words.picture },
    { t: 'table', columns: 2, header: words.head.map(cell), cells: [cell('Mali'), cell('12')] },
    { t: 'quote', body: [par(text(words.quotation))] },
  ]
}

/** Writes a file with tags of its own making (PDF/UA-1) into a folder; returns its path. */
export async function writeTagged(folder: string, words: TaggedWords): Promise<string> {
  const size = { width: 8, height: 8, channels: 3 }
  const picture = encode({ ...size, data: new Uint8Array(8 * 8 * 3).fill(120) })
  const { title, language } = words
  const pictures = [{ name: '0.png', bytes: picture }]
  const article = { title, author: '', language, issued: '', blocks: blocksOf(words), pictures }
  await mkdir(folder, { recursive: true })
  const path = join(folder, `tagged-${language}.pdf`)
  await writeFile(path, typeset(article))
  return path
}
