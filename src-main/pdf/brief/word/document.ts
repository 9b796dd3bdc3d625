import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  type FileChild,
  type INumberingOptions,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { DocumentItem } from '../document.ts'
import { worksBefore } from '../works.ts'
import { bibliographyOf, provenanceOf, workOf } from './back.ts'
import { BODY, blocksOf } from './blocks.ts'
import { excerptOf, pagesOf } from './excerpt.ts'
import { contentsOf, footersOf, headersOf, titleOf } from './front.ts'
import { MARGIN, PAGE } from './measures.ts'
import { normalised } from './normal.ts'
import { inlineRuns, PLAIN } from './runs.ts'
import type { BriefSource } from '../source.ts'
import { wordSource, type WordSource } from './source.ts'
import { stylesOf } from './styles.ts'

/** Numbers of headings: a list of several levels that the styles of headings belong to. */
const HEADINGS: INumberingOptions['config'][number] = {
  reference: 'headings',
  levels: [1, 2, 3].map((level) => ({
    level: level - 1,
    format: LevelFormat.DECIMAL,
    text: Array.from({ length: level }, (_, index) => `%${index + 1}`).join('.'),
    alignment: AlignmentType.START,
    style: { style: `Heading${level}`, paragraph: { indent: { left: 0, hanging: 0 } } },
  })),
}

function itemOf(item: DocumentItem, source: WordSource): FileChild[] {
  switch (item.kind) {
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${item.level}`,
          // A heading outside the list says so itself: its style belongs to the list.
          numbering: source.document.layout.numbered && {
            ...{ reference: HEADINGS.reference, level: item.level - 1 },
          },
          children: inlineRuns(item.body, PLAIN),
        }),
      ]
    case 'prose':
      return blocksOf(item.body, BODY, source.lists)
    case 'excerpt':
      return excerptOf(item, source)
    case 'pages':
      return pagesOf(item, source)
  }
}

function childrenOf(source: WordSource): FileChild[] {
  const works = worksBefore(source.document)
  return [
    ...titleOf(source),
    ...contentsOf(source),
    ...source.document.items.flatMap((item) => {
      const work = works.get(item.id)
      return [...(work ? [workOf(work, true)] : []), ...itemOf(item, source)]
    }),
    ...bibliographyOf(source),
    ...provenanceOf(source),
  ]
}

/**
 * A brief as a Word document (Office Open XML, ECMA-376): headings, excerpts and notes are styles, fields and footnotes
 * of Word, so that it can be worked on. The same brief gives the same bytes.
 */
export async function writeWord(brief: BriefSource): Promise<Uint8Array> {
  const source = wordSource(brief)
  const { document } = brief
  const word = new Document({
    title: document.title,
    creator: document.author,
    styles: stylesOf(document.language),
    numbering: { config: [HEADINGS] },
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: PAGE,
            margin: { left: MARGIN.side, right: MARGIN.side, top: MARGIN.top, bottom: MARGIN.bottom },
          },
        },
        headers: headersOf(source),
        footers: footersOf(source),
        children: childrenOf(source),
      },
    ],
  })
  return normalised(await Packer.pack(word, 'uint8array'), document)
}
