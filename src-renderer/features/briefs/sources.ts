import type { BriefItem, LockedSource, Passwords } from '../../../src-main/contract/briefs.ts'
import { api } from '../../client/api.ts'
import { usePasswords } from '../../client/passwords.ts'

/** Passwords of the sources of items that this window knows. */
export function knownPasswords(items: readonly BriefItem[]): Passwords {
  const passwords = usePasswords()
  return Object.fromEntries(
    items.flatMap(({ content }) => {
      if (!('provenance' in content)) return []
      const { attachmentId } = content.provenance
      const password = passwords.of(attachmentId)
      return password === undefined ? [] : [[attachmentId, password] as const]
    }),
  )
}

/**
 * Asks for the passwords of all sources that do not open without. One that a person would rather not give leaves its
 * source locked: the check or the export tells it.
 *
 * @returns the passwords that open sources
 * @throws what the core answers, and AbortError
 */
export async function unlockSources(
  briefId: string,
  items: readonly BriefItem[],
  signal: AbortSignal,
): Promise<Passwords> {
  const passwords = usePasswords()
  const refused = new Set<string>()
  const isAsked = ({ attachmentId }: LockedSource): boolean => !refused.has(attachmentId)
  for (;;) {
    const locked = await api.briefs.locked({ briefId, passwords: knownPasswords(items) }, { signal })
    for (const { attachmentId, wrong } of locked) if (wrong) passwords.forget(attachmentId)
    const next = locked.find(isAsked)
    if (!next) return knownPasswords(items)
    const given = await passwords.ask(next.fileName, next.wrong)
    signal.throwIfAborted()
    if (given === null) refused.add(next.attachmentId)
    else passwords.note(next.attachmentId, given)
  }
}
