import type { PdfiumField } from '../pdfium/index.ts'
import { cleanText } from './characters.ts'

const MAX_FIELD_TEXT = 1_000_000

/** Collects the values of form fields; a field with several widgets counts once. */
export class FieldText {
  readonly #values = new Map<string, string>()
  #length = 0

  add(fields: readonly PdfiumField[]): void {
    for (const { name, value } of fields) {
      const text = cleanText(value)
      if (text === '' || this.#values.has(name) || this.#length + text.length > MAX_FIELD_TEXT) continue
      this.#values.set(name, text)
      this.#length += text.length
    }
  }

  /** One value a line. */
  toString(): string {
    return [...this.#values.values()].join('\n')
  }
}
