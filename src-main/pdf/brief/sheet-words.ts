import type { InterfaceLanguage } from '../../contract/values.ts'

/** Words that only a typeset brief says, beside those of `words.ts`. */
export interface SheetWords {
  readonly provenanceLead: string
  readonly context: string
  readonly annexLead: string
  readonly annexPage: string
  readonly online: string
  readonly back: string
}

/** Words of both languages, neither the source of the other. */
export const SHEET_WORDS: Readonly<Record<InterfaceLanguage, SheetWords>> = {
  fr: {
    provenanceLead:
      'Pour chaque fichier\u00a0: son nom, son empreinte, l’adresse et la date du téléchargement, puis les extraits qui en sont tirés.',
    context: 'Dans la source',
    annexLead: 'Les pages d’où viennent les extraits, avec les marques de lecture.',
    annexPage: 'annexe',
    online: 'en ligne',
    back: 'Retour à la note',
  },
  en: {
    provenanceLead:
      'For each file: its name, its fingerprint, the address and date of the download, then the excerpts taken from it.',
    context: 'In the source',
    annexLead: 'The pages that the excerpts come from, with the reader’s marks.',
    annexPage: 'annex',
    online: 'online',
    back: 'Back to note',
  },
}

const plural = (count: number, one: string, many: string): string =>
  `${count}\u00a0${count === 1 ? one : many}`

/** How much a brief holds: `23 extraits de 12 publications`; nothing where it cites nothing. */
export function extentText(excerpts: number, publications: number, language: InterfaceLanguage): string {
  if (excerpts === 0) return ''
  return language === 'fr'
    ? `${plural(excerpts, 'extrait', 'extraits')} de ${plural(publications, 'publication', 'publications')}`
    : `${plural(excerpts, 'excerpt', 'excerpts')} from ${plural(publications, 'publication', 'publications')}`
}

/** What a page of the annex is, for who cannot see it. */
export function annexAlt(title: string, language: InterfaceLanguage): string {
  return language === 'fr'
    ? `Reproduction de la page de la source, avec les marques\u00a0: ${title}`
    : `Facsimile of the page of the source, with its marks: ${title}`
}
