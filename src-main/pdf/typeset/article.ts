import type { Job } from '../pool/job.ts'
import { typeset } from './set.ts'

/** A plain article to be set. */
export interface Article {
  readonly title: string
  readonly author: string
  /** `fr` or `en`: hyphenation and quotation marks follow it. */
  readonly language: string
  /** EDTF year, or year and month. */
  readonly issued: string
  readonly blocks: readonly ArticleBlock[]
}

export interface ArticleBlock {
  readonly kind: 'heading' | 'paragraph'
  readonly text: string
}

/** Longer than this is a paragraph, whatever it ends in. */
const HEADING_LENGTH = 90

/**
 * Reads plain text: paragraphs are separated by blank lines; a short one that does not end like a sentence is a
 * heading. Text is kept to the letter.
 */
export function readArticle(text: string): ArticleBlock[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const heading = part.length <= HEADING_LENGTH && !/[.!?»”"]$/.test(part)
      return { kind: heading ? 'heading' : 'paragraph', text: part }
    })
}

/**
 * Sets an article as a tagged PDF (PDF/UA-1). The same article gives the same bytes.
 * @throws as {@link typeset}
 */
export function typesetArticle({ blocks, ...facts }: Article): Uint8Array {
  return typeset({
    ...facts,
    pictures: [],
    blocks: blocks.map(({ kind, text }) => {
      const body = [{ t: 'text', s: text }] as const
      return kind === 'heading' ? { t: 'heading', level: 1, body } : { t: 'par', body }
    }),
  })
}

/** {@link typesetArticle} in a worker process, so that the interface never waits for it. */
export const typesetJob: Job<Article, Uint8Array> = async (article, context) => {
  context.progress({ stage: 'typeset', done: 0, total: 1 })
  return Promise.resolve(typesetArticle(article))
}
