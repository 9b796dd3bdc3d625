import { colourKey } from '../../../contract/annotations.ts'
import { webLink } from '../address.ts'
import type { BriefDocument, DocumentItem } from '../document.ts'
import { escapeMarkup } from '../escape.ts'
import { missingText, type BriefSource } from '../source.ts'
import { BRIEF_WORDS } from '../words.ts'
import { htmlBlocks, htmlInlines, spoken } from './blocks.ts'

type Excerpt = Extract<DocumentItem, { kind: 'excerpt' }>
type Pages = Extract<DocumentItem, { kind: 'pages' }>
type Picture = NonNullable<Excerpt['picture']>

const PIXELS_PER_POINT = 96 / 72

/** The number of a note in the text, which leads to it. */
function reference({ number }: Excerpt | Pages, { words }: BriefDocument): string {
  const name = escapeMarkup(`${words.note} ${number}`)
  return `<sup><a id="ref-${number}" href="#note-${number}" role="doc-noteref" aria-label="${name}">${number}</a></sup>`
}

function image({ file, alt, width, height, points }: Picture, { pictures }: BriefSource): string {
  const bytes = pictures.get(file)
  if (!bytes) return ''
  const wide = Math.round(points * PIXELS_PER_POINT)
  const high = Math.round((wide * height) / width)
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
  return `<img src="data:image/png;base64,${data}" alt="${escapeMarkup(alt)}" width="${wide}" height="${high}">`
}

function quotation(item: Excerpt, { document }: BriefSource): string {
  const { quote, url, language, rtl } = item
  if (quote === null) return ''
  const source = url === null ? null : webLink(url)
  const cite = source === null ? '' : ` cite="${escapeMarkup(source)}"`
  const attributes = `${cite}${spoken(language, document.language, rtl)}`
  return `<blockquote${attributes}><p>${htmlInlines(quote)}${reference(item, document)}</p></blockquote>`
}

function figureText(text: string, item: Excerpt | Pages, document: BriefDocument, cited: boolean): string {
  return `<figcaption>${text}${cited ? reference(item, document) : ''}</figcaption>`
}

function translation({ translation: said }: Excerpt, { words }: BriefDocument): string {
  if (said === null) return ''
  const label = said.accepted ? words.translation : words.pencil
  const look = said.accepted ? 'translation' : 'translation pencil'
  return `<div class="${look}"><p>${htmlInlines(said.body)}</p><p class="remark">${escapeMarkup(label)}</p></div>`
}

/** An excerpt: words or picture with the number of its note, translation, what is to be known of it, and the comment. */
function excerpt(item: Excerpt, source: BriefSource): string {
  const { document, failed } = source
  const { quote, picture, flag, comment, colour, number } = item
  const missing = failed.get(item.id)
  const caption = picture?.caption ?? (missing === undefined ? null : missingText(missing, source))
  const shown = [
    quotation(item, source),
    picture === null ? '' : image(picture, source),
    translation(item, document),
    flag === null ? '' : `<p class="remark">${escapeMarkup(flag)}</p>`,
    caption === null ? '' : figureText(escapeMarkup(caption), item, document, quote === null),
  ].join('')
  const said = comment.length === 0 ? '' : `<div class="comment">${htmlBlocks(comment)}</div>`
  const id = `id="item-${number}"`
  // A mark without words: its comment is what is cited.
  if (shown === '') return `<div class="aside" ${id}>${said}<p>${reference(item, document)}</p></div>`
  return `<figure class="excerpt mark-${colourKey(colour)}" ${id}>${shown}</figure>${said}`
}

function pages(item: Pages, source: BriefSource): string {
  const missing = source.failed.has(item.id) ? `${escapeMarkup(missingText('', source))} ` : ''
  const shown = item.pictures.map((picture) => image(picture, source)).join('')
  const caption = figureText(`${missing}${htmlInlines(item.caption)}`, item, source.document, true)
  return `<figure class="pages" id="item-${item.number}">${shown}${caption}</figure>`
}

/** An item other than a heading. */
export function htmlItem(item: Exclude<DocumentItem, { kind: 'heading' }>, source: BriefSource): string {
  switch (item.kind) {
    case 'prose':
      return htmlBlocks(item.body)
    case 'excerpt':
      return excerpt(item, source)
    case 'pages':
      return pages(item, source)
  }
}

/** The notes, each with the way back. */
export function htmlNotes(document: BriefDocument): string {
  const { words, language } = document
  const notes = document.items.flatMap((item) => {
    if (!('note' in item)) return []
    const { number, note, url } = item
    const link = url === null ? null : webLink(url)
    const way =
      link === null
        ? ''
        : ` <a href="${escapeMarkup(link)}" rel="noreferrer">${escapeMarkup(words.online)}</a>.`
    const name = escapeMarkup(BRIEF_WORDS[language].backToText(Number(number)))
    const back = `<a class="back" href="#ref-${number}" role="doc-backlink" aria-label="${name}">↩\ufe0e</a>`
    return [`<li id="note-${number}">${htmlInlines(note)}${way} ${back}</li>`]
  })
  if (notes.length === 0) return ''
  const title = escapeMarkup(words.notes)
  return `<section role="doc-endnotes" aria-labelledby="notes"><h2 id="notes" class="plain">${title}</h2><ol>${notes.join('\n')}</ol></section>`
}
