import type { Annotation } from '../../contract/annotations.ts'
import type { BriefFormat, BriefOptions, BriefWarning } from '../../contract/briefs.ts'
import type { Publication } from '../../contract/publications.ts'
import type { InterfaceLanguage, Rect } from '../../contract/values.ts'
import type { Inline, Picture } from '../typeset/content.ts'
import type { Drawing } from './drawing.ts'

/** A cited publication: what a citation style may print of it. */
export interface Reference {
  /** Name within one brief, `[a-z0-9-]+`: the same publication has the same key. */
  readonly key: string
  readonly work: Pick<
    Publication,
    | 'id'
    | 'title'
    | 'subtitle'
    | 'type'
    | 'issued'
    | 'creators'
    | 'publishers'
    | 'series'
    | 'identifiers'
    | 'url'
  >
  /** Language of the version that is cited: its title is printed, with the other one's where a style has room. */
  readonly language: string | null
  /** Address that the file came from, and when (UTC); null where nobody knows. */
  readonly url: string | null
  readonly retrievedAt: string | null
  /** Name of the type of publication in the brief's language, as a citation prints it (`Briefing paper`), null without one. */
  readonly genre: string | null
}

/** Where a citation points to. */
export interface Cite {
  readonly key: string
  /** Printed number of the page, or its number in the file; null for the work as a whole. */
  readonly locator: string | null
}

/** Where an excerpt was taken from, as the provenance annex prints it. */
export interface Origin {
  readonly fileName: string
  readonly sha256: string
  /** 1-based page of the file. */
  readonly page: number
  readonly pageLabel: string | null
  readonly url: string | null
  readonly retrievedAt: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  /** What the last check of the quotation found; null: not checked. */
  readonly status: string | null
}

/** A picture of a part of a page, or of a whole one: made in the worker, at the resolution of print. */
export interface PageArea {
  readonly path: string
  readonly password: string | null
  /** 0-based. */
  readonly pageIndex: number
  /** In user space; null: the whole page. */
  readonly rect: Rect | null
  /** Drawn on it: the file itself does not have it. */
  readonly drawing?: Drawing | undefined
}

/** What stands in a brief, ready to be set: everything looked up, every text in its final words. Markdown is CommonMark. */
export type BriefBlock =
  | { readonly kind: 'heading'; readonly id: string; readonly level: number; readonly text: string }
  | { readonly kind: 'prose'; readonly id: string; readonly markdown: string }
  | {
      readonly kind: 'excerpt'
      readonly id: string
      /** Words as printed, without quotation marks; null for a picture. */
      readonly quote: string | null
      /** Of the quoted words; null where not known. */
      readonly language: string | null
      readonly area: PageArea | null
      /** Says in words what the picture is, for who cannot see it. */
      readonly alt: string
      readonly comment: string
      readonly cite: Cite
      readonly translation: { readonly text: string; readonly accepted: boolean } | null
      /** Quoted from a version in another language than the brief's, and not translated. */
      readonly otherLanguage: boolean
      /** 1–6: the line beside it. */
      readonly colourKey: number
      readonly origin: Origin
    }
  | {
      readonly kind: 'pages'
      readonly id: string
      readonly areas: readonly PageArea[]
      readonly caption: string
      readonly alt: string
      readonly cite: Cite
      readonly origin: Origin
    }

/** A source page of the annex, with the marks of the brief on it. */
export interface AnnexPage {
  readonly path: string
  readonly password: string | null
  readonly sha256: string
  readonly pageIndex: number
  readonly marks: readonly Annotation[]
  /** Items that point to it. */
  readonly itemIds: readonly string[]
  /** Heading of the page in the outline: citation and page. */
  readonly title: string
}

/** What a template says of outputs that Typst does not set. */
export interface TemplateLayout {
  /** Whether headings are counted. */
  readonly numbered: boolean
  /** Where works are named in full: behind the text, or each before its first excerpt. */
  readonly references: 'end' | 'first'
}

/** The template of a brief. */
export interface ModelTemplate {
  readonly id: string
  /** Of an own one; null for one of ours. */
  readonly folder: string | null
  /** As of ours by default. */
  readonly layout?: TemplateLayout
  /** Place and reason why what it says could not be read. */
  readonly problem?: string | null
}

/** A brief as every output writes it: PDF, Word, Markdown, HTML. Plain data, crosses to the worker unchanged. */
export interface BriefModel {
  readonly title: string
  readonly subtitle: string
  readonly author: string
  /** EDTF, or empty. */
  readonly issued: string
  readonly language: InterfaceLanguage
  readonly options: BriefOptions
  readonly template: ModelTemplate
  /** Text of a CSL file, or null for one of ours by its id. */
  readonly style: { readonly id: string; readonly csl: string | null }
  readonly blocks: readonly BriefBlock[]
  readonly references: readonly Reference[]
  readonly annex: readonly AnnexPage[]
  /** For a preview: pictures at the resolution of a screen. */
  readonly draft?: boolean
}

/** Citations of a brief as rich text, by the one engine that all outputs share. */
export interface FormattedCitations {
  /** A note for each cite, in their order: full at the first, short later where the style does so. */
  readonly notes: readonly (readonly Inline[])[]
  readonly bibliography: readonly { readonly key: string; readonly body: readonly Inline[] }[]
  /** Why the style asked for could not be used; the citations are then by the default one. */
  readonly problem: string | null
}

/** PNG, named by the id of its block (`id`, or `id/n` for pages). */
export interface BriefPicture extends Picture {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Width on the page that it was taken from, in points of 1/72 inch: its natural size. */
  readonly points: number
}

/** Pictures of a brief by the id of their block (`id` or `id/n`), and what could not be drawn. */
export interface BriefPictures {
  readonly pictures: readonly BriefPicture[]
  readonly warnings: readonly BriefWarning[]
}

/** What a writer hands back. */
export interface WrittenBrief {
  readonly bytes: Uint8Array
  /** Of a PDF, annex included; 0 for other forms. */
  readonly pages: number
  /** 1-based page on which each block begins; empty for other forms. */
  readonly pageOf: Readonly<Record<string, number>>
  /**
   * Files that belong beside it: the pictures of a Markdown. Names are relative, with `/`, within one folder that is
   * named after the file (`NAME.pictures/1.png`). Empty for other forms, and for a Markdown without pictures.
   */
  readonly extra: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly warnings: readonly BriefWarning[]
}

/** What a writer of Word, Markdown or HTML is given. */
export interface WriteBriefInput {
  readonly model: BriefModel
  readonly format: Exclude<BriefFormat, 'pdf'>
  /** Name that the file will have, without its ending: the pictures of a Markdown lie in `NAME.pictures`. */
  readonly name: string
}
