import { flat, isCapitals } from './text.ts'

export type BlockRole =
  | 'authors'
  | 'research'
  | 'citation'
  | 'publisher'
  | 'implementer'
  | 'imprint'
  | 'abstract'
  | 'about'
  | 'other'

/** Phrases separated by commas, over several lines. */
const phrases = (list: string): string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => phrase !== '')

/** Labels in lower case without accents. `other` ones are known only to end the block before them. */
const LABELS: readonly (readonly [BlockRole, string])[] = [
  [
    'authors',
    `researched and written by, report written by, written by, written and researched by, research and writing,
    author, authors, drafted by, redige par, recherche et redaction, ecrit par, redaction, auteur, auteurs, auteure,
    autrice, auteur.e.s, auteur·e·s, autor, autores, escrito por, autoria`,
  ],
  ['research', 'research conducted by, researched by, research by, recherche menee par, recherche'],
  [
    'citation',
    `suggested citation, recommended citation, please cite as, how to cite, cite as, citation suggeree,
    citation recommandee, pour citer, comment citer, cita sugerida, citacao sugerida`,
  ],
  ['publisher', 'published by, publie par, publicado por, editeur'],
  [
    'implementer',
    `project implemented by, implemented by, projet mis en œuvre par, projet mis en oeuvre par, mis en œuvre par,
    mis en oeuvre par`,
  ],
  [
    'imprint',
    `impressum, date of publication, publication date, date de publication, published in, published, publie en`,
  ],
  ['abstract', 'abstract, resume, resumen, resumo'],
  ['about', 'about mmc, about 4mi, about the mixed migration centre, a propos du mmc, a propos de 4mi'],
  [
    'other',
    `reviewed by, editors, editor, edited by, editing, copy-editing, copyediting, layout and design, layout, design,
    front cover photo credit, cover photo, photo credit, photo, special thanks, acknowledgements, supported by,
    project funded by, funded by, in the framework of the project, relu par, revision, mise en page, credit photo,
    photo de couverture, remerciements, avec le soutien de, translation, traduction, contact, isbn, issn, doi, copyright,
    keywords, mots-cles, palabras clave, table of contents, contents, table des matieres, liste d'acronymes,
    list of acronyms, introduction, executive summary, resume executif, disclaimer, avertissement, data collection`,
  ],
]

const ROLE_OF = new Map(
  LABELS.flatMap(([role, list]) => phrases(list).map((label) => [label, role] as const)),
)
const ALTERNATIVES = [...ROLE_OF.keys()]
  .sort((a, b) => b.length - a.length)
  .map((label) => label.replace(/[.]/g, '\\.'))
  .join('|')
const LABEL = new RegExp(`(?<![\\p{L}\\d])(${ALTERNATIVES})(?![\\p{L}\\d])\\s*(:|$|(?=\\s|\\())`, 'gu')

/** A label in a line, by position. */
export interface FoundLabel {
  readonly role: BlockRole
  readonly start: number
  readonly end: number
}

/**
 * Labels of a line: at its start, or anywhere before a colon. A single word at the start needs the colon or the line for
 * itself: `Design of the survey` is no label. `About MMC` heads a column and has no colon; its capital tells it from a sentence.
 */
export function labelsOf(line: string): FoundLabel[] {
  return [...flat(line).matchAll(LABEL)].flatMap((match) => {
    const label = match[1] ?? ''
    const atStart = match.index <= 2
    const closed = match[2] === ':' || match.index + match[0].length === line.length
    const phrase = atStart && label.includes(' ') && ROLE_OF.get(label) !== 'about'
    const role = ROLE_OF.get(label)
    const heading = role === 'about' && isCapitals(line.charAt(match.index))
    if (role === undefined || !((atStart && closed) || match[2] === ':' || phrase || heading)) return []
    return [{ role, start: match.index, end: match.index + match[0].length }]
  })
}
