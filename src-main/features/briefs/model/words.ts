import type { InterfaceLanguage } from '../../../contract/values.ts'

/** Words that a model needs in each language; what stands around the contents is said by the writers. */
interface ModelWords {
  /** What a picture is, for who cannot see it. */
  readonly picture: (title: string, page: string) => string
  readonly pages: (title: string, page: string, several: boolean) => string
  /** Title of a page in the annex. */
  readonly annexPage: (work: string, page: string) => string
  /** A work without a year. */
  readonly undated: string
}

export const MODEL_WORDS: Readonly<Record<InterfaceLanguage, ModelWords>> = {
  fr: {
    picture: (title, page) => `Image de la page ${page} de «\u00a0${title}\u00a0»`,
    pages: (title, page, several) => `Page${several ? 's' : ''} ${page} de «\u00a0${title}\u00a0»`,
    annexPage: (work, page) => `${work}, p.\u00a0${page}`,
    undated: 's. d.',
  },
  en: {
    picture: (title, page) => `Picture from page ${page} of “${title}”`,
    pages: (title, page, several) => `Page${several ? 's' : ''} ${page} of “${title}”`,
    annexPage: (work, page) => `${work}, p.\u00a0${page}`,
    undated: 'n.d.',
  },
}
