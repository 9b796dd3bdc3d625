import type { CslItem } from '../../contract/csl.ts'
import type { RecordWriter } from '../form.ts'
import { extensionFor, viewOf, type Leaving, type WriteOptions } from '../view.ts'
import { cslField } from './columns.ts'
import { cellsOfCsl } from './read.ts'

/** A publication as an item, with keywords and notes; what CSL has no variable for stands in `custom.cartable`. */
export function itemOf(leaving: Leaving, options: WriteOptions): CslItem {
  const { item, keywords, notes, rights } = viewOf(leaving, options)
  const whole: CslItem = {
    ...item,
    ...(keywords.length > 0 ? { keyword: keywords.join(', ') } : {}),
    ...(notes.length > 0 ? { note: notes.join('\n\n') } : {}),
    ...(rights ? { license: rights } : {}),
  }
  const extension = extensionFor(leaving, cellsOfCsl(whole, null), cslField)
  return extension === null ? whole : { ...whole, custom: { cartable: JSON.parse(extension) as unknown } }
}

/** Writes CSL-JSON, an item a line, so that two exports can be compared by eye. */
export function cslWriter(options: WriteOptions): RecordWriter {
  let first = true
  return {
    head: '[',
    one: (leaving) => {
      const text = `${first ? '' : ','}\n${JSON.stringify(itemOf(leaving, options))}`
      first = false
      return text
    },
    tail: () => '\n]\n',
  }
}
