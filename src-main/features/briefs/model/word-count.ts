import type { BriefBlock, BriefModel } from '../../../pdf/brief/model.ts'

/** Letters and digits, with the marks that hold one word together: `l’été`, `e-mail`, `1,200`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu
/** Addresses of links and pictures are not read. */
const ADDRESS = /\]\([^)]*\)/gu

function textsOf(block: BriefBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'prose':
      return [block.markdown]
    case 'excerpt':
      return [block.quote ?? '', block.translation?.text ?? '', block.comment]
    case 'pages':
      return [block.caption]
  }
}

/** Words that a reader of the text meets, title and subtitle included, citations and annex not. */
export function wordsIn({ title, subtitle, blocks }: BriefModel): number {
  const texts = [title, subtitle, ...blocks.flatMap(textsOf)]
  return texts.reduce((sum, text) => sum + (text.replace(ADDRESS, ']').match(WORD)?.length ?? 0), 0)
}
