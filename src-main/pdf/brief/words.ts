import type { InterfaceLanguage } from '../../contract/values.ts'
import { primary } from './typography.ts'

/** Words around the contents of a brief, the same in every output. */
export interface BriefWords {
  readonly contents: string
  readonly bibliography: string
  readonly notes: string
  /** Title of the annex with the source pages. */
  readonly annex: string
  readonly provenance: {
    readonly title: string
    readonly number: string
    readonly file: string
    readonly page: string
    readonly address: string
    readonly retrieved: string
    readonly hash: string
    readonly check: string
    readonly unknown: string
    /** `Origin.status`, where it is a code of `QuoteStatus`. */
    readonly statuses: Readonly<Record<string, string>>
    readonly unchecked: string
  }
  readonly page: string
  readonly figure: string
  readonly translation: string
  /** A translation that nobody has accepted. */
  readonly pencil: string
  /** Says that a quotation is in another language; `tag` may be one without a name, or null. */
  readonly otherLanguage: (tag: string | null) => string
  readonly backToText: (number: number) => string
  readonly note: string
  /** Stands where a picture could not be drawn. */
  readonly missingPicture: string
}

/** Own table and not `Intl`: the same words on every system, so that the same brief is the same bytes. */
const LANGUAGES: Readonly<Record<string, Readonly<Record<InterfaceLanguage, string>>>> = {
  ar: { fr: 'arabe', en: 'Arabic' },
  de: { fr: 'allemand', en: 'German' },
  en: { fr: 'anglais', en: 'English' },
  es: { fr: 'espagnol', en: 'Spanish' },
  fr: { fr: 'français', en: 'French' },
  it: { fr: 'italien', en: 'Italian' },
  nl: { fr: 'néerlandais', en: 'Dutch' },
  pt: { fr: 'portugais', en: 'Portuguese' },
}

function nameOf(tag: string | null, language: InterfaceLanguage): string | null {
  return tag === null ? null : (LANGUAGES[primary(tag)]?.[language] ?? null)
}

/** French: U+00A0 before a colon and within guillemets, U+202F before `;`, `!` and `?`. */
export const BRIEF_WORDS: Readonly<Record<InterfaceLanguage, BriefWords>> = {
  fr: {
    contents: 'Sommaire',
    bibliography: 'Bibliographie',
    notes: 'Notes',
    annex: 'Annexe\u00a0: pages des sources',
    provenance: {
      title: 'Provenance des extraits',
      number: 'Note',
      file: 'Fichier',
      page: 'Page',
      address: 'Adresse',
      retrieved: 'Obtenu le',
      hash: 'SHA-256',
      check: 'Vérification',
      unknown: 'inconnue',
      statuses: {
        match: 'conforme',
        shortened: 'conforme, abrégé',
        moved: 'déplacé dans le fichier',
        changed: 'différent du fichier',
        image: 'image de la page',
        'file-changed': 'fichier modifié',
        'file-missing': 'fichier absent',
        'file-locked': 'fichier protégé par un mot de passe',
        'file-unreadable': 'fichier illisible',
      },
      unchecked: 'non vérifié',
    },
    page: 'p.',
    figure: 'Figure',
    translation: 'Traduction',
    pencil: 'Traduction à relire',
    otherLanguage: (tag) => {
      const name = nameOf(tag, 'fr')
      return name === null
        ? 'Cité d’une version dans une autre langue, sans traduction.'
        : `Cité de la version en ${name}, sans traduction.`
    },
    backToText: (number) => `Retour au texte, note ${number}`,
    note: 'Note',
    missingPicture: 'L’image n’a pas pu être tirée de la page.',
  },
  en: {
    contents: 'Contents',
    bibliography: 'Bibliography',
    notes: 'Notes',
    annex: 'Annex: source pages',
    provenance: {
      title: 'Where the excerpts come from',
      number: 'Note',
      file: 'File',
      page: 'Page',
      address: 'Address',
      retrieved: 'Retrieved',
      hash: 'SHA-256',
      check: 'Check',
      unknown: 'not known',
      statuses: {
        match: 'matches',
        shortened: 'matches, shortened',
        moved: 'moved within the file',
        changed: 'differs from the file',
        image: 'picture of the page',
        'file-changed': 'file changed',
        'file-missing': 'file missing',
        'file-locked': 'file needs its password',
        'file-unreadable': 'file cannot be read',
      },
      unchecked: 'not checked',
    },
    page: 'p.',
    figure: 'Figure',
    translation: 'Translation',
    pencil: 'Translation, to be checked',
    otherLanguage: (tag) => {
      const name = nameOf(tag, 'en')
      return name === null
        ? 'Quoted from a version in another language, not translated.'
        : `Quoted from the version in ${name}, not translated.`
    },
    backToText: (number) => `Back to the text, note ${number}`,
    note: 'Note',
    missingPicture: 'The picture could not be taken from the page.',
  },
}
