import type { InterfaceLanguage } from '../../contract/values.ts'
import type { Block, Inline } from '../typeset/content.ts'
import type { AnnexSheet } from './annex/sheet.ts'
import type { BriefModel, BriefPicture, FormattedCitations, TemplateLayout } from './model.ts'
import type { SourceFile } from './provenance.ts'
import type { SheetWords } from './sheet-words.ts'
import type { BriefWords } from './words.ts'

/** A picture as a template places it. */
export interface PlacedPicture {
  readonly file: string
  readonly alt: string
  readonly caption: string
  readonly width: number
  readonly height: number
  /** Natural width, points. */
  readonly points: number
}

/** What every cited item has. */
export interface Cited {
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
