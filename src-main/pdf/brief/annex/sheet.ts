import type { AnnexPage, BriefPicture } from '../model.ts'

/** A page of a source, ready to be laid on a sheet of the annex. Lengths in points, from the upper left as seen. */
export interface AnnexSheet {
  /** Place in the annex, 0-based. */
  readonly index: number
  /** `A-3`, as it is printed. */
  readonly label: string
  readonly page: AnnexPage
  readonly width: number
  readonly height: number
  /** Links of the source: to the web, or to another page of the annex. */
  readonly links: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly url: string | null
    readonly page: number | null
  }[]
  /** A picture of the page, where the page itself could not be taken over. */
  readonly picture: BriefPicture | null
}
