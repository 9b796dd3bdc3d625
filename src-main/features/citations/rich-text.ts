import type { Inline } from '../../pdf/typeset/content.ts'

const TAGS: Readonly<Record<string, string>> = { strong: 'strong', emph: 'em', sup: 'sup' }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A line as HTML of `em`, `strong`, `sup` and `a` only. */
export function inlinesAsHtml(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.t === 'br') return ' '
      if (inline.t === 'text' || inline.t === 'code') return escaped(inline.s)
      const body = inlinesAsHtml(inline.body)
      if (inline.t === 'link') return `<a href="${escaped(inline.url)}">${body}</a>`
      const tag = TAGS[inline.t]
      return tag === undefined ? body : `<${tag}>${body}</${tag}>`
    })
    .join('')
}

/** A line as plain text. */
export function inlinesAsText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.t === 'br') return ' '
      return inline.t === 'text' || inline.t === 'code' ? inline.s : inlinesAsText(inline.body)
    })
    .join('')
}
