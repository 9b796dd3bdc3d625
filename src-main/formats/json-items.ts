import type { Fault } from './record.ts'

/** A value of a list in JSON, and where it begins (1-based line). */
export interface JsonItem {
  readonly value: unknown
  readonly line: number
}

/** Position after a string that begins at `at`, or the end of the text where it is not closed. */
function afterString(text: string, at: number): number {
  for (let position = at + 1; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === 0x5c) position += 1
    else if (code === 0x22) return position + 1
    // A string does not run over a line: what follows a forgotten quotation mark is not swallowed.
    else if (code === 0x0a) return position
  }
  return text.length
}

/** Position after the object that begins at `at`; that of the end of the text where it is not closed. */
function afterObject(text: string, at: number): number {
  let depth = 0
  for (let position = at; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === 0x22) position = afterString(text, position) - 1
    else if (code === 0x7b || code === 0x5b) depth += 1
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1
      if (depth === 0) return position + 1
    }
  }
  return text.length
}

/** Where the next object of a list seems to begin, for going on after one that is broken: `{` at the start of a line. */
function resume(text: string, after: number): number {
  const next = /[\n,[]\s*\{\s*"/g
  next.lastIndex = after
  const match = next.exec(text)
  return match === null ? text.length : match.index + match[0].indexOf('{')
}

/**
 * Objects of a list, or of lists in one object (`{"items":[…]}`), each on its own: one that is broken is named with its line
 * and the others are read.
 */
export function jsonItems(text: string): { items: JsonItem[]; faults: Fault[] } {
  const items: JsonItem[] = []
  const faults: Fault[] = []
  const start = text.indexOf('[')
  const single = text.indexOf('{')
  let position =
    start < 0 || (single >= 0 && single < start && !/^\s*\{\s*"items"\s*:\s*\[/.test(text))
      ? single
      : start + 1
  let [line, counted] = [1, 0]
  if (position < 0)
    return { items, faults: [{ line: 1, key: null, reason: 'syntax', value: text.slice(0, 80), lost: true }] }
  for (;;) {
    position = text.indexOf('{', position)
    if (position < 0) break
    for (; counted < position; counted += 1) if (text.charCodeAt(counted) === 0x0a) line += 1
    const end = afterObject(text, position)
    try {
      items.push({ value: JSON.parse(text.slice(position, end)) as unknown, line })
      position = end
    } catch (error) {
      const closed = end < text.length
      const said = error instanceof Error ? error.message : ''
      faults.push({
        line,
        key: null,
        reason: closed ? 'syntax' : 'unclosed',
        value: said.slice(0, 200),
        lost: true,
      })
      position = resume(text, position + 1)
    }
  }
  return { items, faults }
}
