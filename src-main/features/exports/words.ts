import type { AnnotationKind } from '../../contract/annotations.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'

/** Words of files for others: the core has no texts of the interface. */
interface MarkWords {
  readonly page: string
  readonly tags: string
  readonly reply: string
  /** Before the name of the first author of a mark that was taken over. */
  readonly after: string
  readonly somebody: string
  readonly lost: string
  readonly kinds: Readonly<Record<AnnotationKind, string>>
  /** Usual meanings of the colours, by the number of the key less one. */
  readonly meanings: readonly string[]
}

/** What is said about marks in each language. */
export const MARK_WORDS: Readonly<Record<InterfaceLanguage, MarkWords>> = {
  fr: {
    page: 'p.',
    tags: 'Étiquettes\u00a0: ',
    reply: 'Réponse',
    after: 'd’après',
    somebody: 'auteur inconnu',
    lost: 'introuvable dans la nouvelle édition',
    kinds: {
      highlight: 'surlignage',
      underline: 'soulignement',
      strikeout: 'texte barré',
      squiggly: 'soulignement ondulé',
      note: 'note',
      freetext: 'texte',
      ink: 'dessin',
      area: 'zone',
    },
    meanings: ['Essentiel', 'Chiffre', 'À vérifier', 'À citer', 'Contexte', 'Autre'],
  },
  en: {
    page: 'p.',
    tags: 'Tags: ',
    reply: 'Reply',
    after: 'after',
    somebody: 'unknown author',
    lost: 'not found in the new edition',
    kinds: {
      highlight: 'highlight',
      underline: 'underline',
      strikeout: 'strikeout',
      squiggly: 'squiggly underline',
      note: 'note',
      freetext: 'text',
      ink: 'drawing',
      area: 'area',
    },
    meanings: ['Key point', 'Figure', 'To check', 'To quote', 'Context', 'Other'],
  },
}
