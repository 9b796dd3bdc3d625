import { colourKey } from '../../../src-main/contract/annotations.ts'
import type { BriefItem } from '../../../src-main/contract/briefs.ts'
import type { SourceLine } from './use-works.ts'

const LONGEST = 160

/** What the card under the pointer says. */
export interface Ghost {
  readonly head: string
  readonly text: string
  /** Key of the colour. */
  readonly key: number
}

/** The beginning of a text, cut at a word. */
export function beginning(text: string, longest: number = LONGEST): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= longest) return flat
  const cut = flat.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest - 20))}…`
}

/** The card of an item; null for those that the browser shows well enough itself. */
export function ghostOf({ content }: BriefItem, line: SourceLine | null): Ghost | null {
  if (content.kind !== 'excerpt') return null
  const words = content.shown ?? content.quote ?? content.comment
  return { head: line?.page ?? '', text: beginning(words), key: colourKey(content.colour) }
}
