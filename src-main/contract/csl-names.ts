import type { Agent } from './publications.ts'

/** A name of CSL-JSON: of a person in parts, or of an organisation as it is. */
export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly suffix?: string
  readonly literal?: string
}

/** What may stand after a name of a person. */
export const SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV)$/

/** Particles that are part of a family name in capitals too: `Gian Carlo Di Renzo`, `Zine El Abidine Ben Ali`. */
const PARTICLE = /^(?:A[iï]t|Al|Ben|D[aeiu]|Del|Della|Dos|El|L[ae]|Ould|V[ao]n)$/u

/** Where the family name begins: at its last word, or at the particles before it (`van der`, `Ben`, `de`). */
function familyFrom(words: readonly string[]): number {
  const belongs = (word: string): boolean => /^\p{Ll}/u.test(word) || PARTICLE.test(word)
  let at = words.length - 1
  while (at > 1 && belongs(words[at - 1] ?? '')) at -= 1
  return at
}

/**
 * The name of an agent as CSL wants it. `Family, Given` is divided at the comma; otherwise the last word, with particles in
 * lower case before it, is the family name. A single word is a family name. Organisations are never divided.
 */
export function cslName({ kind, name }: Pick<Agent, 'kind' | 'name'>): CslName {
  if (kind === 'organisation') return { literal: name }
  const [family = '', given = '', more] = name.split(',').map((part) => part.trim())
  if (family !== '' && given !== '') return more ? { family, given: more, suffix: given } : { family, given }
  const words = name.split(/\s+/).filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : undefined
  const plain = suffix === undefined ? words : words.slice(0, -1)
  if (plain.length < 2) return { family: name }
  const at = Math.max(1, familyFrom(plain))
  const parts = { family: plain.slice(at).join(' '), given: plain.slice(0, at).join(' ') }
  return suffix === undefined ? parts : { ...parts, suffix }
}

/** Inverse of {@link cslName}: `Given Family`, as names are kept here. Null for an empty name. */
export function agentOfCsl(name: CslName): Pick<Agent, 'kind' | 'name'> | null {
  const literal = name.literal?.trim()
  if (literal) return { kind: 'organisation', name: literal }
  const parts = [name.given, name.family, name.suffix].map((part) => part?.trim() ?? '')
  const joined = parts.filter((part) => part !== '').join(' ')
  return joined === '' ? null : { kind: 'person', name: joined }
}
