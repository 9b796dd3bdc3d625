/** Signs that begin something wherever they stand, in CommonMark or as pandoc reads it (`~`, `^`, `$`, `{`). */
const ANYWHERE = /[\\`*_[\]~^${}]/g
/** A tag, comment or address in angle brackets. */
const TAG = /<(?=[A-Za-z/!?])/g
const ENTITY = /&(?=#?[A-Za-z0-9]{1,32};)/g
/** `@key` is a citation of pandoc, unless it is part of an address. */
const CITATION = /(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_])/gu
/** What begins a block at the head of a line: heading, quotation, list, rule, table, definition, division. */
const BLOCK = /^(?:[#>+=|:-]|\d{1,9}(?=[.)])|\(?(?:[A-Za-z]|[IVXLCDMivxlcdm]+|#|@)(?=[.)](?:\s|$)))/

/** Text on one line; hard and narrow spaces of French stay. */
export const oneLine = (text: string): string => text.replace(/[\t\n\v\f\r \u2028\u2029]+/g, ' ')

/** Text that Markdown shows as it is, within a line. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(ANYWHERE, '\\$&')
    .replace(TAG, '\\<')
    .replace(ENTITY, '\\&')
    .replace(CITATION, '\\@')
}

/** {@link markdownText} at the head of a line. */
export function markdownLine(text: string): string {
  const line = markdownText(text).replace(/^ +/, '')
  const [found] = BLOCK.exec(line) ?? []
  if (found === undefined) return line
  // A number or letter cannot be escaped; the sign behind it can.
  return /^[\p{L}\p{N}]/u.test(found) ? `${found}\\${line.slice(found.length)}` : `\\${line}`
}

/** An address as a link of Markdown points to it. */
export function destination(url: string): string {
  const safe = url.replaceAll('\\', '%5C').replace(ENTITY, '&amp;')
  return /[()<>\s]/.test(safe) ? `<${safe.replace(/[<>\s]/g, encodeURIComponent)}>` : safe
}

/** Text between backticks, as many as it takes. */
export function codeSpan(text: string): string {
  const code = oneLine(text)
  if (code.trim() === '') return markdownText(code)
  const runs = code.match(/`+/g)?.map(({ length }) => length) ?? []
  let ticks = 1
  while (runs.includes(ticks)) ticks += 1
  const pad = /^`|`$|^ .*[^ ].* $/.test(code) ? ' ' : ''
  const fence = '`'.repeat(ticks)
  return `${fence}${pad}${code}${pad}${fence}`
}
