import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Job } from '../pool/job.ts'

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

// The text comes in as data: nothing in it can be taken for markup.
const TEMPLATE = `
#let article = json(bytes(sys.inputs.article))
#set document(title: article.title, author: article.author)
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.8cm), numbering: "1", footer-descent: 40%)
#set text(font: "Noto Sans", size: 10.5pt, lang: article.language, hyphenate: true)
#set par(justify: true, leading: 0.72em, spacing: 1.1em)
#show heading: set text(fill: rgb("#1f3a5f"))
#show heading: set block(above: 1.6em, below: 0.8em)
#text(size: 8.5pt, fill: rgb("#555555"))[#upper(article.author) #h(1fr) #article.issued]
#v(0.4em)
#par(justify: false, leading: 0.5em, text(size: 21pt, weight: "bold", fill: rgb("#1f3a5f"), hyphenate: false, article.title))
#v(1em)
#for block in article.blocks {
  if block.kind == "heading" { heading(level: 1, block.text) } else { par(block.text) }
}
`

function fontFolder(): string {
  return dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/package.json')))
}

/**
 * Sets an article as a tagged PDF (PDF/UA-1) with Typst. The same article gives the same bytes.
 * @throws Error with Typst's diagnostics when the template cannot be set
 */
export function typesetArticle(article: Article): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fontFolder()] }] })
  const options = { mainFileContent: TEMPLATE, inputs: { article: JSON.stringify(article) } }
  return compiler.pdf(options, { pdfStandard: 'ua-1', creationTimestamp: 0 })
}

/** {@link typesetArticle} in a worker process, so that the interface never waits for it. */
export const typesetJob: Job<Article, Uint8Array> = async (article, context) => {
  context.progress({ stage: 'typeset', done: 0, total: 1 })
  return Promise.resolve(typesetArticle(article))
}
