import { MARK_COLOURS } from '../../contract/annotations.ts'
import { formatEdtf, parseEdtf } from '../../contract/edtf.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import type { Block, Inline } from '../typeset/content.ts'
import type { AnnexSheet } from './annex/sheet.ts'
import { blocksOfMarkdown, textOfInlines } from './markdown.ts'
import type {
  BriefBlock,
  BriefModel,
  BriefPicture,
  FormattedCitations,
  Origin,
  TemplateLayout,
} from './model.ts'
import { provenanceOf, type SourceFile } from './provenance.ts'
import { annexAlt, extentText, SHEET_WORDS, type SheetWords } from './sheet-words.ts'
import { linesOf, runsRightToLeft, spacedBlocks, spacedInlines } from './spacing.ts'
import { primary, quotation, spaced } from './typography.ts'
import { BRIEF_WORDS, type BriefWords } from './words.ts'

/** A picture as a template places it. */
interface PlacedPicture {
  readonly file: string
  readonly alt: string
  readonly caption: string
  readonly width: number
  readonly height: number
  /** Natural width, points. */
  readonly points: number
}

/** What every cited item has. */
interface Cited {
  readonly id: string
  /** Number of its note. */
  readonly number: string
  readonly key: string
  readonly note: readonly Inline[]
  /** Page alone, for templates that name the work otherwise. */
  readonly page: string | null
  readonly url: string | null
  readonly annex: { readonly index: number; readonly label: string } | null
}

/** An item as templates read it, `docs/templates.md`. */
export type DocumentItem =
  | {
      readonly kind: 'heading'
      readonly id: string
      readonly level: number
      readonly body: readonly Inline[]
    }
  | { readonly kind: 'prose'; readonly id: string; readonly body: readonly Block[] }
  | (Cited & {
      readonly kind: 'excerpt'
      /** With its quotation marks. */
      readonly quote: readonly Inline[] | null
      /** Characters of the quotation: a short one is kept on one page. */
      readonly length: number
      readonly language: string | null
      readonly rtl: boolean
      readonly picture: PlacedPicture | null
      readonly comment: readonly Block[]
      readonly translation: { readonly body: readonly Inline[]; readonly accepted: boolean } | null
      readonly flag: string | null
      readonly colour: string
    })
  | (Cited & {
      readonly kind: 'pages'
      readonly pictures: readonly PlacedPicture[]
      readonly caption: readonly Inline[]
    })

/** A page of the annex as templates set it: an empty sheet with its links, under which the source page is laid. */
export interface DocumentAnnexPage {
  readonly index: number
  readonly label: string
  readonly title: readonly Inline[]
  readonly plain: string
  readonly alt: string
  readonly file: string
  readonly width: number
  readonly height: number
  readonly links: AnnexSheet['links']
  readonly items: readonly { readonly id: string; readonly number: string }[]
}

/** Words in the brief's language; those that are functions are used before. */
export type DocumentWords = Omit<BriefWords, 'otherLanguage' | 'backToText'> & SheetWords

/** All that a template is given, `/brief.json`. */
export interface BriefDocument {
  readonly title: string
  /** Title for the running head. */
  readonly short: string
  readonly subtitle: string
  readonly author: string
  readonly issued: string
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | null
  readonly language: InterfaceLanguage
  readonly extent: string
  readonly options: BriefModel['options']
  readonly layout: TemplateLayout
  readonly words: DocumentWords
  readonly items: readonly DocumentItem[]
  readonly bibliography: readonly { readonly key: string; readonly body: readonly Inline[] }[]
  readonly provenance: readonly SourceFile[]
  readonly annex: readonly DocumentAnnexPage[]
}

/** What a brief is set from, beside the model. */
export interface Materials {
  readonly citations: FormattedCitations
  readonly pictures: readonly BriefPicture[]
  readonly annex: readonly AnnexSheet[]
}

/** Layout of a template that says nothing of it. */
export const PLAIN_LAYOUT: TemplateLayout = { numbered: true, references: 'end' }
/** Longest title in a running head, characters. */
const RUNNING = 70
/** The empty picture that stands for what is laid under it. */
export const BLANK = 'blank.svg'

/** Name of the file of a picture: ids may hold a slash. */
export const pictureFile = (name: string): string => `${name.replaceAll('/', '-')}.png`

const isCited = (block: BriefBlock): block is Extract<BriefBlock, { kind: 'excerpt' | 'pages' }> =>
  block.kind === 'excerpt' || block.kind === 'pages'

function shortTitle(title: string): string {
  if (title.length <= RUNNING) return title
  const cut = title.slice(0, RUNNING)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), RUNNING / 2))}…`
}

/** A whole day, which a file's date must be; nothing for less precise ones. */
function dateOf(issued: string): BriefDocument['date'] {
  const start = parseEdtf(issued)?.start ?? null
  if (start === null || start.month === null || start.day === null || start.month > 12) return null
  return { year: start.year, month: start.month, day: start.day }
}

function webAddress({ url }: Origin): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}

class Builder {
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

/** Everything that a template sets, as data: all text in its final words and typography. */
export function briefDocument(model: BriefModel, materials: Materials): BriefDocument {
  const { language, issued, blocks } = model
  const builder = new Builder(model, materials)
  const items = builder.items()
  const cited = blocks.filter(isCited)
  const numbers = new Map(cited.map(({ id }, index) => [id, String(index + 1)]))
  const title = spaced(model.title, language)
  return {
    title,
    short: shortTitle(title),
    subtitle: spaced(model.subtitle, language),
    author: model.author,
    issued: issued === '' ? '' : formatEdtf(issued, language),
    date: dateOf(issued),
    language,
    extent: extentText(cited.length, new Set(cited.map(({ cite }) => cite.key)).size, language),
    options: model.options,
    layout: model.template.layout ?? PLAIN_LAYOUT,
    words: { ...BRIEF_WORDS[language], ...SHEET_WORDS[language] },
    items,
    bibliography: materials.citations.bibliography.map(({ key, body }) => ({
      key,
      body: spacedInlines(body, language),
    })),
    provenance: model.options.provenance ? provenanceOf(model, materials.citations) : [],
    annex: builder.annex(numbers),
  }
}
