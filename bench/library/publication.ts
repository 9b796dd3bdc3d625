import type { Concept } from '../../src-main/contract/vocabulary.ts'
import type { FieldOrigin, PublicationFields } from '../../src-main/contract/publications.ts'
import type { Random } from './random.ts'
import type { Tongue, Words } from './words.ts'

/** A file of a generated publication; pages may be none. */
export interface MadeFile {
  readonly language: Tongue
  readonly fileName: string
  readonly pages: readonly string[]
  readonly marks: number
  readonly url: string | null
}

/** A generated publication before it is written. */
export interface Made {
  readonly fields: PublicationFields
  readonly origins: Record<string, FieldOrigin>
  readonly files: readonly MadeFile[]
  readonly trashed: boolean
}

const FORMS: Readonly<Record<Tongue, readonly string[]>> = {
  en: [
    '{theme} in {place}: {words}',
    '{theme} and {theme2} along the roads of {place}',
    'Quarterly Mixed Migration Update Q{q} {year}: {place}',
    '{place}: {theme} between {year} and {year2}',
    '“{words}”: voices on {theme}',
    'Understanding {theme} towards {place}',
  ],
  fr: [
    '{theme} : le cas de {place}, {words}',
    '{theme} et {theme2} sur les routes de {place}',
    'Mise à jour trimestrielle T{q} {year} : {place}',
    '{place} : {theme} entre {year} et {year2}',
    '« {words} » : paroles sur {theme}',
    'Comprendre {theme} vers {place}',
  ],
}

const HOSTS = ['mixedmigration.org', 'rabat-process.org', 'icmpd.org', 'example.org', 'reports.example.int']
const PERSON: FieldOrigin = { by: 'person', from: null, evidence: null, confidence: null, alternatives: [] }

/** Makes publications from the vocabularies of a library and lists of words. */
export class Maker {
  readonly #random: Random
  readonly #words: Words
  readonly #byScheme = new Map<string, Concept[]>()

  constructor(random: Random, words: Words, concepts: readonly Concept[]) {
    this.#random = random
    this.#words = words
    for (const concept of concepts) {
      const group = this.#byScheme.get(concept.scheme) ?? []
      group.push(concept)
      this.#byScheme.set(concept.scheme, group)
    }
  }

  make(): Made {
    const random = this.#random
    const languages = this.#languages()
    const year = 2010 + Math.floor(17 * random.next() ** 0.6)
    const theme = this.#one('theme')
    const theme2 = this.#one('theme')
    const place = this.#one(random.chance(0.5) ? 'country' : 'region')
    const place2 = this.#one('country')
    const form = random.below(6)
    const [q, second] = [1 + random.below(4), year + random.below(3)]
    const title = Object.fromEntries(
      languages.map((language) => [
        language,
        this.#title(language, form, { theme, theme2, place }, year, second, q),
      ]),
    )
    const inbox = random.chance(0.25)
    const concepts = new Set([theme.id, theme2.id, place.id, place2.id])
    if (random.chance(0.4)) concepts.add(this.#one('rabat-domain').id)
    const type = this.#one('publication-type')
    const fields: PublicationFields = {
      title,
      subtitle: {},
      abstract: Object.fromEntries(languages.map((language) => [language, this.#words.page(language, 70)])),
      type: random.chance(0.9) ? type.id : null,
      issued: random.chance(0.93) ? this.#issued(year) : null,
      temporal: null,
      creators: random.chance(0.5)
        ? [{ kind: 'person', name: `${this.#words.name()} ${this.#words.name()}`, conceptId: null }]
        : [],
      publishers: this.#publishers(),
      series: random.chance(0.3) ? this.#series(q, year) : null,
      identifiers: [],
      rights: null,
      url: {},
      languages: [...languages],
      concepts: [...concepts].sort(),
      keywords: [],
      relations: [],
      collections: [],
      notes: [],
      readState: random.chance(0.7) ? 'unread' : random.chance(0.05) ? 'reading' : 'read',
      state: inbox ? 'inbox' : 'catalogued',
    }
    const origins = inbox ? this.#guesses(title) : { title: PERSON, issued: PERSON }
    return { fields, origins, files: this.#files(languages, title), trashed: random.chance(0.02) }
  }

  #one(scheme: string): Concept {
    return this.#random.pick(this.#byScheme.get(scheme) ?? [], 2)
  }

  #languages(): readonly Tongue[] {
    const at = this.#random.next()
    return at < 0.35 ? ['en', 'fr'] : at < 0.75 ? ['en'] : ['fr']
  }

  #title(
    language: Tongue,
    form: number,
    concepts: { theme: Concept; theme2: Concept; place: Concept },
    year: number,
    second: number,
    q: number,
  ): string {
    const label = (concept: Concept): string =>
      concept.prefLabel[language] ?? Object.values(concept.prefLabel)[0] ?? ''
    const words = this.#words.sentence(language, 5).slice(0, -1)
    const filled = (FORMS[language][form] ?? '')
      .replace('{theme}', label(concepts.theme))
      .replace('{theme2}', label(concepts.theme2).toLowerCase())
      .replace('{place}', label(concepts.place))
      .replace('{words}', words)
      .replace('{year}', String(year))
      .replace('{year2}', String(second))
      .replace('{q}', String(q))
    return this.#random.chance(0.4) ? `${filled} (${this.#words.name()})` : filled
  }

  #issued(year: number): string {
    const month = String(1 + this.#random.below(12)).padStart(2, '0')
    return this.#random.chance(0.3) ? String(year) : `${year}-${month}`
  }

  #publishers(): PublicationFields['publishers'] {
    const concept = this.#one('organisation')
    const name = concept.prefLabel['en'] ?? Object.values(concept.prefLabel)[0] ?? ''
    return this.#random.chance(0.9)
      ? [{ kind: 'organisation', name, conceptId: concept.id }]
      : [{ kind: 'organisation', name: `Observatoire ${this.#random.below(200)}`, conceptId: null }]
  }

  #series(q: number, year: number): PublicationFields['series'] {
    const concept = this.#one('series')
    return { conceptId: concept.id, name: Object.values(concept.prefLabel)[0] ?? '', number: `Q${q} ${year}` }
  }

  #guesses(title: Record<string, string>): Record<string, FieldOrigin> {
    const evidence = Object.values(title)[0]?.slice(0, 400) ?? ''
    const guess = (confidence: number, alternatives: string[] = []): FieldOrigin => ({
      by: 'guess',
      from: 'page',
      evidence,
      confidence,
      alternatives,
    })
    return this.#random.chance(0.6)
      ? { title: guess(0.95), type: guess(0.9), issued: guess(0.85), publishers: guess(0.7) }
      : { title: guess(0.8, [evidence.toUpperCase()]), type: guess(0.6), issued: guess(0.5, ['2019']) }
  }

  #files(languages: readonly Tongue[], title: Record<string, string>): MadeFile[] {
    const stem = `${100 + this.#random.below(900)}_${Object.values(title)[0] ?? ''}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .slice(0, 60)
    const suffix = languages.length > 1
    return languages.map((language) => {
      // 1.35 files a publication, so that there are about as many pages as publications.
      const count = this.#random.chance(0.37) ? 2 : 0
      const fileName = `${stem}${suffix ? `_${language.toUpperCase()}` : ''}.pdf`
      return {
        language,
        fileName,
        pages: Array.from({ length: count }, () => this.#words.page(language, 150)),
        marks: count > 0 && this.#random.chance(0.1) ? 1 + this.#random.below(5) : 0,
        url: this.#random.chance(0.7) ? `https://${this.#random.pick(HOSTS, 2)}/uploads/${fileName}` : null,
      }
    })
  }
}
