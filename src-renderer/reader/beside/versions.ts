import type { Attachment } from '../../../src-main/contract/publications.ts'

/** A language version of a publication that can be read. */
export interface Version {
  readonly id: string
  readonly language: string
}

const FIRST = ['fr', 'en']
const rank = (language: string): number => {
  const at = FIRST.indexOf(language)
  return at < 0 ? FIRST.length : at
}

/**
 * One file for each language, French and English first, others by their tag: the one that is open, else the newest that
 * no edition has replaced.
 *
 * @param attachments of the publication and of those that are its translations
 * @param open ids of the files that the tab shows
 */
export function versionsOf(attachments: readonly Attachment[], open: ReadonlySet<string>): Version[] {
  const best = new Map<string, Attachment>()
  const better = (a: Attachment, b: Attachment): boolean => {
    if (open.has(a.id) !== open.has(b.id)) return open.has(a.id)
    if ((a.supersededBy === null) !== (b.supersededBy === null)) return a.supersededBy === null
    return a.addedAt > b.addedAt
  }
  for (const file of attachments) {
    const language = file.language?.split('-')[0]
    if (language === undefined || (file.state !== 'ready' && !open.has(file.id))) continue
    const known = best.get(language)
    if (!known || better(file, known)) best.set(language, file)
  }
  return [...best]
    .map(([language, { id }]) => ({ id, language }))
    .toSorted((a, b) => rank(a.language) - rank(b.language) || a.language.localeCompare(b.language))
}

/** The two that stand side by side: French left and English right where both are there, else the one that is read and the first other. */
export function pairOf(versions: readonly Version[], reading: string): readonly [Version, Version] | null {
  const [fr, en] = FIRST.map((language) => versions.find((version) => version.language === language))
  const own = versions.find(({ id }) => id === reading)
  const other = versions.find((version) => version !== own)
  if (fr && en && (!own || rank(own.language) < FIRST.length)) return [fr, en]
  if (!own || !other) return null
  return rank(own.language) <= rank(other.language) ? [own, other] : [other, own]
}
