import { MARK_COLOURS } from '../../contract/annotations.ts'
import type { AnnexSheet } from './annex/sheet.ts'
import type { Cited, DocumentAnnexPage, DocumentItem, Materials, PlacedPicture } from './document-types.ts'
import { blocksOfMarkdown, textOfInlines } from './markdown.ts'
import type { BriefBlock, BriefModel, BriefPicture, Origin } from './model.ts'
import { annexAlt } from './sheet-words.ts'
import { linesOf, runsRightToLeft, spacedBlocks, spacedInlines } from './spacing.ts'
import { primary, quotation, spaced } from './typography.ts'
import { BRIEF_WORDS } from './words.ts'

/** The empty picture that stands for what is laid under it. */
export const BLANK = 'blank.svg'

/** Name of the file of a picture: ids may hold a slash. */
export const pictureFile = (name: string): string => `${name.replaceAll('/', '-')}.png`

function webAddress({ url }: Origin): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}

/** Puts the blocks of a brief and the sheets of its annex into their final words, in their order. */
export class DocumentItems {
  readonly #model: BriefModel
  readonly #materials: Materials
  readonly #pictures: ReadonlyMap<string, BriefPicture>
  readonly #annexOf: ReadonlyMap<string, AnnexSheet>
  #level = 0

  constructor(model: BriefModel, materials: Materials) {
    this.#model = model
    this.#materials = materials
    this.#pictures = new Map(materials.pictures.map((picture) => [picture.name, picture]))
    this.#annexOf = new Map(
      materials.annex.flatMap((sheet) => sheet.page.itemIds.map((id) => [id, sheet] as const)),
    )
  }

  #placed(name: string, alt: string, caption: string): PlacedPicture[] {
    const picture = this.#pictures.get(name)
    if (!picture) return []
    const { width, height, points } = picture
    return [{ file: pictureFile(name), alt, caption, width, height, points }]
  }

  #cited(block: Extract<BriefBlock, { kind: 'excerpt' | 'pages' }>, index: number): Cited {
    const sheet = this.#annexOf.get(block.id)
    const { language } = this.#model
    return {
      id: block.id,
      number: String(index + 1),
      key: block.cite.key,
      note: spacedInlines(this.#materials.citations.notes[index] ?? [], language),
      page: block.cite.locator,
      url: webAddress(block.origin),
      annex: sheet ? { index: sheet.index, label: sheet.label } : null,
    }
  }

  #excerpt(block: Extract<BriefBlock, { kind: 'excerpt' }>, index: number): DocumentItem {
    const { language } = this.#model
    const own = block.language === null ? null : primary(block.language)
    const { translation, quote } = block
    const [picture = null] = this.#placed(block.id, block.alt, spaced(block.alt, language))
    return {
      ...this.#cited(block, index),
      kind: 'excerpt',
      quote: quote === null ? null : linesOf(quotation(quote, own, language)),
      length: quote?.length ?? 0,
      language: own,
      rtl: runsRightToLeft(quote ?? '', own),
      picture,
      comment: spacedBlocks(blocksOfMarkdown(block.comment), language),
      translation:
        translation === null
          ? null
          : {
              body: linesOf(spaced(quotation(translation.text, language, language), language)),
              accepted: translation.accepted,
            },
      flag: block.otherLanguage && translation === null ? BRIEF_WORDS[language].otherLanguage(own) : null,
      colour: (MARK_COLOURS.find(({ key }) => key === block.colourKey) ?? MARK_COLOURS[5]).line,
    }
  }

  #pages(block: Extract<BriefBlock, { kind: 'pages' }>, index: number): DocumentItem {
    const { areas, alt, id, caption } = block
    const numbered = (at: number): string => (areas.length === 1 ? alt : `${alt} (${at + 1}/${areas.length})`)
    return {
      ...this.#cited(block, index),
      kind: 'pages',
      pictures: areas.flatMap((_, at) => this.#placed(`${id}/${at}`, numbered(at), '')),
      caption: linesOf(spaced(caption, this.#model.language)),
    }
  }

  /** Levels begin at 1 and skip none (PDF/UA-1, ISO 14289-1 7.4.2). */
  #heading(block: Extract<BriefBlock, { kind: 'heading' }>): DocumentItem {
    this.#level = Math.max(1, Math.min(block.level, this.#level + 1))
    const body = linesOf(spaced(block.text, this.#model.language))
    return { kind: 'heading', id: block.id, level: this.#level, body }
  }

  items(): DocumentItem[] {
    const { blocks, language } = this.#model
    let cited = 0
    return blocks.flatMap((block): DocumentItem[] => {
      switch (block.kind) {
        case 'heading':
          return block.text.trim() === '' ? [] : [this.#heading(block)]
        case 'prose':
          return [
            {
              kind: 'prose',
              id: block.id,
              body: spacedBlocks(blocksOfMarkdown(block.markdown), language),
            },
          ]
        case 'excerpt':
          return [this.#excerpt(block, cited++)]
        case 'pages':
          return [this.#pages(block, cited++)]
      }
    })
  }

  annex(numbers: ReadonlyMap<string, string>): DocumentAnnexPage[] {
    const { language } = this.#model
    return this.#materials.annex.map(({ index, label, page, width, height, links, picture }) => {
      const title = linesOf(spaced(page.title, language))
      return {
        index,
        label,
        title,
        plain: textOfInlines(title),
        alt: annexAlt(page.title, language),
        file: picture === null ? BLANK : pictureFile(picture.name),
        width,
        height,
        links,
        items: page.itemIds.flatMap((id) => {
          const number = numbers.get(id)
          return number === undefined ? [] : [{ id, number }]
        }),
      }
    })
  }
}
