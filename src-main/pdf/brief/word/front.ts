import {
  AlignmentType,
  Footer,
  Header,
  LeaderType,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TextRun,
  type FileChild,
} from 'docx'
import { PLAIN, textRuns } from './runs.ts'
import type { WordSource } from './source.ts'

/** Free paper above the title of a cover, twips. */
const COVER_TOP = 3600

const line = (style: string, text: string): Paragraph[] =>
  text === '' ? [] : [new Paragraph({ style, children: textRuns(text, PLAIN) })]

/** A page of its own: who, what, when, how much. */
function cover({ document }: WordSource): Paragraph[] {
  const { title, subtitle, author, issued, extent } = document
  const foot = [issued, extent].filter((part) => part !== '').join(' · ')
  return [
    new Paragraph({ style: 'Byline', spacing: { before: COVER_TOP }, children: textRuns(author, PLAIN) }),
    ...line('Title', title),
    ...line('Subtitle', subtitle),
    ...line('Byline', foot),
  ]
}

function masthead({ document }: WordSource): Paragraph[] {
  const { title, subtitle, author, issued } = document
  const byline = [author, issued].filter((part) => part !== '').join(' · ')
  return [...line('Title', title), ...line('Subtitle', subtitle), ...line('Byline', byline)]
}

/** The title, on a page of its own or above the text. */
export function titleOf(source: WordSource): Paragraph[] {
  return source.document.options.cover ? cover(source) : masthead(source)
}

/**
 * The table of contents: a field whose entries are there already, with pages as they fall when Word sets the text. Not
 * marked to be updated on opening, since Word would then ask a question that frightens.
 */
export function contentsOf({ document, words }: WordSource): FileChild[] {
  if (!document.options.contents || !document.items.some(({ kind }) => kind === 'heading')) return []
  return [
    new Paragraph({
      style: 'TOCHeading',
      pageBreakBefore: document.options.cover,
      children: textRuns(words.contents, PLAIN),
    }),
    new TableOfContents(words.contents, {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
      tabLeader: LeaderType.DOT,
    }),
  ]
}

/** Running title and author; none on the first page. */
export function headersOf({ document }: WordSource) {
  const { short, author } = document
  const children = [
    ...textRuns(short, PLAIN),
    new TextRun({ children: [new Tab()] }),
    ...textRuns(author, PLAIN),
  ]
  return {
    default: new Header({ children: [new Paragraph({ style: 'Header', children })] }),
    first: new Header({ children: [new Paragraph({})] }),
  }
}

/** The number of the page; none on a cover. */
export function footersOf({ document }: WordSource) {
  const number = () =>
    new Footer({
      children: [
        new Paragraph({
          style: 'Footer',
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children: [PageNumber.CURRENT] })],
        }),
      ],
    })
  const none = new Footer({ children: [new Paragraph({})] })
  return { default: number(), first: document.options.cover ? none : number() }
}
