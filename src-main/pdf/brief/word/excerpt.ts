import {
  BorderStyle,
  Bookmark,
  FootnoteReferenceRun,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  type Table,
} from 'docx'
import { colourKey } from '../../../contract/annotations.ts'
import type { Inline } from '../../typeset/content.ts'
import type { DocumentItem } from '../document.ts'
import { BODY, blocksOf, type Lists } from './blocks.ts'
import { printSize } from './measures.ts'
import { inlineRuns, PLAIN, textRuns, type RunLook } from './runs.ts'
import { excerptStyle, lineOf } from './styles.ts'
import { missingText } from '../source.ts'
import type { WordSource } from './source.ts'

type Excerpt = Extract<DocumentItem, { kind: 'excerpt' }>
type Pages = Extract<DocumentItem, { kind: 'pages' }>

/** Name of the bookmark around the number of a note. */
export const noteMark = (number: string): string => `note_${number}`

/** The note of a cited item: its citation, and the way to the source. */
function noteOf({ note, url }: Excerpt | Pages, { words }: WordSource): Inline[] {
  const cited: Inline[] = [{ t: 'text', s: ' ' }, ...note]
  if (url === null) return cited
  return [
    ...cited,
    { t: 'text', s: ' ' },
    { t: 'link', url, body: [{ t: 'text', s: words.online }] },
    { t: 'text', s: '.' },
  ]
}

/** The number of a note, where it stands in the text. */
function reference(item: Excerpt | Pages, source: WordSource): ParagraphChild {
  const footnote = new Paragraph({ style: 'FootnoteText', children: inlineRuns(noteOf(item, source), PLAIN) })
  return new Bookmark({
    id: noteMark(item.number),
    children: [new FootnoteReferenceRun({ children: [footnote] })],
  })
}

type Picture = NonNullable<Excerpt['picture']>

function image(picture: Picture, source: WordSource): ImageRun | null {
  const data = source.pictures.get(picture.file)
  if (!data) return null
  return new ImageRun({
    type: 'png',
    data,
    transformation: printSize(picture),
    // Numbered by us: docx counts through all documents that it ever made.
    altText: { id: String(source.nextDrawing()), name: picture.file, description: picture.alt },
    outline: { width: 6350, type: 'solidFill', solidFillType: 'rgb', value: 'C9C9C2' },
  })
}

/** Lines of an excerpt lie on the side where its words begin. */
function sideOf({ rtl, colour }: Excerpt) {
  if (!rtl) return {}
  const none = { style: BorderStyle.NONE, size: 0, space: 0 } as const
  return { bidirectional: true, border: { left: none, right: lineOf(colourKey(colour)) } }
}

function quoteParagraph(
  item: Excerpt,
  quote: readonly Inline[],
  cite: ParagraphChild,
  keepNext: boolean,
): Paragraph {
  const { language, rtl, colour } = item
  const look: RunLook = { language, rtl }
  return new Paragraph({
    style: excerptStyle(colourKey(colour)),
    keepNext,
    ...sideOf(item),
    children: [...inlineRuns(quote, look), cite, ...(rtl ? textRuns('\u200f', look) : [])],
  })
}

function translationOf({ translation }: Excerpt, { words, document }: WordSource): Paragraph[] {
  if (translation === null) return []
  const { body, accepted } = translation
  const look: RunLook = { language: document.language, rtl: false }
  return [
    new Paragraph({
      style: 'ExcerptTranslation',
      keepNext: true,
      children: inlineRuns(body, look),
    }),
    new Paragraph({
      style: 'ExcerptRemark',
      children: textRuns(accepted ? words.translation : words.pencil, PLAIN),
    }),
  ]
}

function pictureParagraphs(item: Excerpt, source: WordSource, cite: ParagraphChild | null): Paragraph[] {
  const { picture, colour } = item
  const alt = source.failed.get(item.id)
  if (picture === null && alt === undefined) return []
  const drawn = picture === null ? null : image(picture, source)
  const caption = picture?.caption ?? missingText(alt ?? '', source)
  return [
    ...(drawn === null
      ? []
      : [new Paragraph({ style: excerptStyle(colourKey(colour)), keepNext: true, children: [drawn] })]),
    ...(cite === null && drawn !== null
      ? []
      : [
          new Paragraph({
            style: 'ExcerptCaption',
            children: [...textRuns(caption, PLAIN), ...(cite === null ? [] : [cite])],
          }),
        ]),
  ]
}

/** A mark without words and picture: its comment is what is cited. */
function commentOnly(item: Excerpt, cite: ParagraphChild, lists: Lists): (Paragraph | Table)[] {
  const [first, ...others] = item.comment
  const own = first?.t === 'par' ? first.body : []
  const rest = first?.t === 'par' ? others : item.comment
  return [
    new Paragraph({
      style: 'ExcerptComment',
      spacing: { before: 200 },
      children: [...inlineRuns(own, PLAIN), cite],
    }),
    ...blocksOf(rest, { ...BODY, style: 'ExcerptComment' }, lists),
  ]
}

/** An excerpt: words or picture with the number of its note, translation, what is to be known of it, and the comment. */
export function excerptOf(item: Excerpt, source: WordSource): (Paragraph | Table)[] {
  const { quote, flag, comment, translation } = item
  const cite = reference(item, source)
  const pictures = pictureParagraphs(item, source, quote === null ? cite : null)
  if (quote === null && pictures.length === 0) return commentOnly(item, cite, source.lists)
  const follows = flag !== null || translation !== null || comment.length > 0
  return [
    ...(quote === null ? [] : [quoteParagraph(item, quote, cite, follows)]),
    ...pictures,
    ...translationOf(item, source),
    ...(flag === null ? [] : [new Paragraph({ style: 'ExcerptRemark', children: textRuns(flag, PLAIN) })]),
    ...blocksOf(comment, { ...BODY, style: 'ExcerptComment' }, source.lists),
  ]
}

/** Pages of a source as pictures, with their caption. */
export function pagesOf(item: Pages, source: WordSource): Paragraph[] {
  const drawn = item.pictures.flatMap((picture) => image(picture, source) ?? [])
  const missing = source.failed.has(item.id) ? textRuns(`${missingText('', source)} `, PLAIN) : []
  return [
    ...drawn.map((picture) => new Paragraph({ keepNext: true, children: [picture] })),
    new Paragraph({
      style: 'Caption',
      children: [...missing, ...inlineRuns(item.caption, PLAIN), reference(item, source)],
    }),
  ]
}
