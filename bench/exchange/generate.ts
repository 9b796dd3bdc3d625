import { EMPTY_PORTABLE, type PortableFields } from '../../src-main/formats/record.ts'
import { FORMS } from '../../src-main/formats/index.ts'
import type { WriteOptions } from '../../src-main/formats/view.ts'

const WORDS = 'routes puits désert passeurs sahel migration mixte protection femmes enfants marchés frontière'
  .concat(' niger agadez gao tamanrasset smugglers journeys voices detention livelihoods diaspora data')
  .split(' ')
const BODIES = ['Mixed Migration Centre', 'Organisation internationale pour les migrations', 'HCR', 'ICMPD']
const FAMILIES = ['Koné', 'Diallo', 'Bonfiglio', 'van der Berg', 'Ould Ahmed', 'Achilli', 'Ba', 'N’Diaye']
const COUNTRIES = ['Niger', 'Mali', 'Sénégal', 'Mauritania', 'Libye', 'Morocco']
const COLLECTIONS: readonly (readonly string[])[] = [['Rabat', '2019'], ['Rabat', '2020'], ['Sahel']]

/** The word at a place of a sequence that repeats late and is the same in every run. */
const word = (seed: number): string => WORDS[(seed * 7919 + (seed >> 3) * 104_729) % WORDS.length] ?? ''
const words = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, at) => word(seed * 31 + at)).join(' ')
const one = <T>(list: readonly T[], seed: number): T => list[seed % list.length] as T

/** A record as a secretariat has them: two languages, a summary of 120 words, tags, a note, collections. */
function record(at: number): PortableFields {
  const body = { kind: 'organisation' as const, name: one(BODIES, at), conceptId: null }
  const person = { kind: 'person' as const, name: `Awa ${one(FAMILIES, at)}`, conceptId: null }
  return {
    ...EMPTY_PORTABLE,
    title: { fr: `Titre ${at} : ${words(at, 5)}`, en: `Report ${at} on ${words(at + 1, 5)}` },
    subtitle: at % 3 === 0 ? { fr: words(at, 4), en: words(at + 2, 4) } : {},
    abstract: { fr: words(at, 120), en: words(at + 3, 120) },
    issued: `${2005 + (at % 20)}-${String(1 + (at % 12)).padStart(2, '0')}`,
    creators: at % 2 === 0 ? [person, body] : [body],
    publishers: [body],
    series: { conceptId: null, name: `Série ${at % 17}`, number: String(at % 90) },
    identifiers: [`doi:10.1234/bench.${at}`],
    rights: 'CC BY 4.0',
    url: { fr: `https://example.org/fr/${at}`, en: `https://example.org/en/${at}` },
    languages: ['fr', 'en'],
    keywords: [one(COUNTRIES, at), one(COUNTRIES, at + 1), word(at), word(at + 5)],
    collections: [one(COLLECTIONS, at)],
    notes: at % 4 === 0 ? [{ text: `Note ${at} : ${words(at, 12)}`, shareable: true }] : [],
    state: 'catalogued',
  }
}

/** A bibliography of `count` records in BibTeX, as Cartable writes it. */
export function generatedBibliography(count: number): string {
  const options: WriteOptions = {
    language: 'fr',
    labelOf: () => null,
    collections: COLLECTIONS,
    languages: ['fr', 'en'],
  }
  const writer = FORMS.bibtex.writer(options)
  const entries = Array.from({ length: count }, (_, at) => {
    const id = `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`
    return writer.one({ id, key: `key${at}`, fields: record(at) })
  })
  return [writer.head, ...entries, writer.tail()].join('')
}
