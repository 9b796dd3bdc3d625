import { PDFHexString, PDFString } from 'pdf-lib'

/** Printable ASCII without the characters that a literal string escapes. */
const PLAIN = /^[ !"#$%&'*-[\]-~]*$/

/** A text string (ISO 32000-2 7.9.2.2): as it stands where it is plain ASCII, else UTF-16BE with its mark. */
export function textString(text: string): PDFString | PDFHexString {
  return PLAIN.test(text) ? PDFString.of(text) : PDFHexString.fromText(text.toWellFormed())
}

/** An instant (ISO 8601) as a PDF date in UTC (ISO 32000-2 7.9.4), to the second. */
export function dateString(instant: string): PDFString {
  return PDFString.fromDate(new Date(instant))
}

/** Rounded up, since readers multiply by 255 and cut off what is behind the point. */
function channel(value: number): number {
  return Math.ceil((value / 255) * 1_000_000) / 1_000_000
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function colourNumbers(colour: string): [number, number, number] {
  const part = (from: number): number => channel(Number.parseInt(colour.slice(from, from + 2), 16))
  return [part(1), part(3), part(5)]
}

/** A number for a content stream: at most three decimals, never an exponent. */
export function operand(value: number): string {
  return String(Number(value.toFixed(3)))
}
