import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import type { Inline } from '../../typeset/content.ts'
import { directedTexts } from './direction.ts'
import { regional } from '../language.ts'
import { webLink, withoutLinks } from '../address.ts'

/** How words are set, gathered on the way down to them. */
export interface RunLook extends Pick<
  IRunOptions,
  'bold' | 'italics' | 'strike' | 'subScript' | 'superScript' | 'underline' | 'style'
> {
  /** Language tag of the words; null: that of the document. */
  readonly language: string | null
  /** Whether the paragraph runs from right to left. */
  readonly rtl: boolean
}

export const PLAIN: RunLook = { language: null, rtl: false }

const LOOKS: Readonly<Partial<Record<Inline['t'], Partial<RunLook>>>> = {
  strong: { bold: true },
  emph: { italics: true },
  strike: { strike: true },
  sub: { subScript: true },
  sup: { superScript: true },
  underline: { underline: {} },
}

function languageOf(rtl: boolean, language: string | null): Pick<IRunOptions, 'language'> {
  if (rtl) return { language: { bidirectional: regional(language ?? 'ar') } }
  return language === null ? {} : { language: { value: regional(language) } }
}

/** Words as runs: one for each stretch of one direction. */
export function textRuns(text: string, { language, rtl: paragraphRtl, ...look }: RunLook): TextRun[] {
  return directedTexts(text, paragraphRtl).map(({ text: piece, rtl }) => {
    // The words of another language keep it; within Arabic, Latin names have none of their own.
    const own = rtl === paragraphRtl ? language : null
    const complex = rtl
      ? {
          rightToLeft: true,
          ...(look.bold === true && { boldComplexScript: true }),
          ...(look.italics === true && { italicsComplexScript: true }),
        }
      : {}
    return new TextRun({ ...look, ...complex, ...languageOf(rtl, own), text: piece })
  })
}

function linkTo(url: string, body: readonly Inline[], look: RunLook): ParagraphChild[] {
  const target = webLink(url)
  const words = withoutLinks(body)
  if (target === null) return inlineRuns(words, look)
  const children = inlineRuns(words, { ...look, style: 'Hyperlink' })
  return [new ExternalHyperlink({ link: target, children })]
}

function inlineRun(inline: Inline, look: RunLook): ParagraphChild[] {
  switch (inline.t) {
    case 'text':
      return textRuns(inline.s, look)
    case 'code':
      return textRuns(inline.s, { ...look, style: 'HTMLCode' })
    case 'br':
      return [new TextRun({ break: 1 })]
    case 'link':
      return linkTo(inline.url, inline.body, look)
    case 'lang':
      return inlineRuns(inline.body, { ...look, language: inline.lang })
    case 'note':
      return [
        new FootnoteReferenceRun({
          children: [new Paragraph({ style: 'FootnoteText', children: inlineRuns(inline.body, PLAIN) })],
        }),
      ]
    default:
      return inlineRuns(inline.body, { ...look, ...LOOKS[inline.t] })
  }
}

/** A line of rich text as what a paragraph of Word holds. */
export function inlineRuns(inlines: readonly Inline[], look: RunLook): ParagraphChild[] {
  return inlines.flatMap((inline) => inlineRun(inline, look))
}
