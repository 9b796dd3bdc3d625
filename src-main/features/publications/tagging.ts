import type { Context } from '../../base/context.ts'
import { CartableError } from '../../contract/errors.ts'
import type { CommandResult } from '../../contract/publications.ts'
import { runCommand } from '../history/index.ts'
import { foldLabel, labelIndex } from '../vocabulary/index.ts'
import { applyEdit, requirePublication } from './service.ts'

/** A label as a person typed it, resolved. */
interface Resolved {
  readonly concepts: readonly string[]
  readonly keywords: readonly string[]
}

async function resolveAll(
  context: Context,
  labels: readonly string[],
  allowKeywords: boolean,
): Promise<Resolved> {
  const index = await labelIndex(context.db)
  const concepts: string[] = []
  const keywords: string[] = []
  for (const label of labels) {
    const found = index.resolve(label)
    if (found.kind === 'one') concepts.push(found.id)
    else if (found.kind === 'many') {
      throw new CartableError('CONCEPT_AMBIGUOUS', {
        label,
        candidates: found.candidates.map((candidate) => candidate.id),
      })
    } else if (allowKeywords) keywords.push(label.trim())
    else throw new CartableError('CONCEPT_UNKNOWN', { label })
  }
  return { concepts, keywords }
}

/**
 * Adds and removes tags by label in any language; a label that names no concept is a free keyword when allowed.
 *
 * @throws CartableError CONCEPT_AMBIGUOUS with the candidates, CONCEPT_UNKNOWN, NOT_FOUND; nothing is changed then.
 */
export async function tagPublications(
  context: Context,
  input: {
    ids: readonly string[]
    add: readonly string[]
    remove: readonly string[]
    allowKeywords: boolean
  },
): Promise<CommandResult> {
  const add = await resolveAll(context, input.add, input.allowKeywords)
  const remove = await resolveAll(context, input.remove, true)
  const removedKeywords = new Set(remove.keywords.map(foldLabel))
  const { command, changed } = await runCommand(context, 'tag', async (edit) => {
    for (const id of input.ids) {
      const publication = await requirePublication(edit.trx, id)
      const concepts = publication.concepts.filter((concept) => !remove.concepts.includes(concept))
      const keywords = publication.keywords.filter((keyword) => !removedKeywords.has(foldLabel(keyword)))
      await applyEdit(edit, id, {
        concepts: [...concepts, ...add.concepts],
        keywords: [...keywords, ...add.keywords],
      })
    }
  })
  return { command, changed }
}
