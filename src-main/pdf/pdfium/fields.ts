import type { Pdfium } from './load.ts'

const MAX_WIDGETS = 20_000

/** `FPDF_FORMFIELD_*` of fpdf_formfill.h: fields whose value is text that a person wrote or chose. */
const TEXT_TYPES: ReadonlySet<number> = new Set([4, 5, 6])

/** A form field with its value. */
export interface PdfiumField {
  readonly name: string
  readonly value: string
}

/**
 * Text fields, combo boxes and list boxes that have a widget on a loaded page, with values.
 * @param form form fill environment into which the page was loaded
 */
export function readFields({ api, heap }: Pdfium, page: number, form: number): PdfiumField[] {
  const count = Math.min(api.FPDFPage_GetAnnotCount(page), MAX_WIDGETS)
  const fields: PdfiumField[] = []
  for (let index = 0; index < count; index++) {
    const widget = api.FPDFPage_GetAnnot(page, index)
    if (widget === 0) continue
    if (TEXT_TYPES.has(api.FPDFAnnot_GetFormFieldType(form, widget))) {
      fields.push({
        name: heap.string((at, bytes) => api.FPDFAnnot_GetFormFieldName(form, widget, at, bytes)),
        value: heap.string((at, bytes) => api.FPDFAnnot_GetFormFieldValue(form, widget, at, bytes)),
      })
    }
    api.FPDFPage_CloseAnnot(widget)
  }
  return fields
}
