import type { BriefFormat } from '../../../src-main/contract/briefs.ts'

/** Kept by file systems for themselves. */
const REFUSED = new Set(['<', '>', ':', '"', '/', '\\', '|', '?', '*'])
const LONGEST = 100

/** Name of a file for a brief: its title without what file systems refuse, short enough for all of them. */
export function fileNameOf(title: string, format: BriefFormat): string {
  const allowed = [...title].map((sign) => (REFUSED.has(sign) || sign < ' ' ? ' ' : sign)).join('')
  const name = allowed
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/[. ]+$/, '')
  return `${name === '' ? 'brief' : name}.${format}`
}
