import type { Inline } from '../typeset/content.ts'

/**
 * The address of a link as it may stand in a file: http, https or mailto, in the form that the URL standard gives it
 * (Word opens no file whose link is none). Null for anything else.
 */
export function webLink(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed !== null && ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : null
}

/** A line whose links are words: what stands in a link holds no other. */
export function withoutLinks(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.t === 'link') return withoutLinks(inline.body)
    return 'body' in inline ? [{ ...inline, body: withoutLinks(inline.body) }] : [inline]
  })
}
