import type { Quad, Rect } from './values.ts'
import type { AnnotationKind } from './annotations.ts'

/** Which library read the file: PDFium first, pdf.js where PDFium cannot. */
export type PdfEngine = 'pdfium' | 'pdfjs'

/**
 * Word boxes of a page: six numbers a word.
 * `start` and `length` count UTF-16 units in the page's text; the box is in PDF user space (points).
 */
export const WORD_STRIDE = 6
/** `[start, length, x0, y0, x1, y1]` repeated. */
export type WordBoxes = Float32Array

/** One page as extracted. Text holds only what lies inside the CropBox, in reading order of the file. */
export interface PdfPage {
  /** 0-based position in the file. */
  readonly index: number
  /** Printed label (`iv`, `12`) where the file defines labels, else null. */
  readonly label: string | null
  /** CropBox in user space, before rotation. */
  readonly cropBox: Rect
  readonly rotation: 0 | 90 | 180 | 270
  /** Size of one user-space unit in 1/72 inch (ISO 32000 `/UserUnit`), usually 1. */
  readonly userUnit: number
  /** Lines are separated by `\n`; words cut by a soft hyphen at a line end are joined. */
  readonly text: string
  readonly words: WordBoxes
}

/** A line of the first pages with its size: what guesses of title, type and date are made from. */
export interface PdfLine {
  readonly page: number
  readonly text: string
  /** Height of the type in points. */
  readonly size: number
  readonly box: Rect
}

/** A mark found in a file, made by any program. */
export interface PdfMark {
  readonly pageIndex: number
  readonly kind: AnnotationKind
  /** `/NM`: the name that the program gave the mark, or null. */
  readonly name: string | null
  /** `/NM` of the mark that this one answers (`/IRT`), or null. */
  readonly inReplyTo: string | null
  readonly author: string | null
  readonly contents: string | null
  readonly colour: string | null
  /** Raw PDF dates turned to ISO 8601, or null where absent or unreadable. */
  readonly created: string | null
  readonly modified: string | null
  readonly rect: Rect
  readonly quads: readonly Quad[]
  /** Strokes of an ink mark: lists of x, y in user space. */
  readonly ink: readonly (readonly number[])[]
  /** Text under the quads, or null where there is none. */
  readonly quote: string | null
}

/** What the file says of itself. Empty values are left out. */
export interface PdfFacts {
  readonly engine: PdfEngine
  readonly pageCount: number
  /** The Info dictionary: Title, Author, Subject, Keywords, Creator, Producer, CreationDate, ModDate. */
  readonly info: Readonly<Record<string, string>>
  /** XMP properties by prefixed name (`dc:title`), in document order. Empty where none could be read. */
  readonly xmp: Readonly<Record<string, readonly string[]>>
  /** `/Lang` of the catalogue, where given. */
  readonly language: string | null
  readonly encrypted: boolean
  readonly signed: boolean
  /** Text of form fields, to be searched apart from the page text. */
  readonly fieldText: string
  /** Why something could not be read, in stable words for the log; the rest of the file was. */
  readonly warnings: readonly string[]
}

/** Cover of a file, PNG. Width and height in pixels. */
export interface PdfThumbnail {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** Result of reading a file whole. */
export interface PdfExtract {
  readonly facts: PdfFacts
  readonly pages: readonly PdfPage[]
  readonly lines: readonly PdfLine[]
  readonly marks: readonly PdfMark[]
  /** null where the page could not be drawn; the text is kept. */
  readonly thumbnail: PdfThumbnail | null
}
