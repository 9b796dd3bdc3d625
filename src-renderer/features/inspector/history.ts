import type { Change } from '../../../src-main/contract/history.ts'

/** All that one command changed of a publication. */
export interface Event {
  readonly command: string
  readonly at: string
  readonly actor: string
  /** A key below `history.causes`; `edit` for a cause that is not known here. */
  readonly cause: Cause
  /** Fields as `fields.names` knows them, without those of where values came from. */
  readonly fields: readonly string[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** The only field that changed, before and after; null where several did. */
  readonly one: { readonly field: string; readonly before: unknown; readonly after: unknown } | null
}

const CAUSES = [
  'edit',
  'tag',
  'accept',
  'import',
  'create',
  'starter',
  'trash',
  'restore',
  'merge',
  'undo',
  'collect',
  'keep-apart',
  'rebuild',
] as const
export type Cause = (typeof CAUSES)[number]

const ORIGIN = 'origin.'
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** What was put on and taken off a list of tags. */
function moved(changes: readonly Change[]): Pick<Event, 'added' | 'removed'> {
  const lists = changes.filter(({ field }) => field === 'concepts' || field === 'keywords')
  const added = lists.flatMap((each) =>
    strings(each.after).filter((id) => !strings(each.before).includes(id)),
  )
  const removed = lists.flatMap((each) =>
    strings(each.before).filter((id) => !strings(each.after).includes(id)),
  )
  return { added, removed }
}

/** A command that only made guesses the person's own names the fields that were accepted. */
function fieldsOf(changes: readonly Change[]): string[] {
  const plain = changes.map(({ field }) => field).filter((field) => !field.startsWith(ORIGIN))
  const origins = changes.map(({ field }) => field).filter((field) => field.startsWith(ORIGIN))
  const named = plain.filter((field) => field !== 'trashedAt' && field !== 'state')
  const used = named.length > 0 ? named : origins.map((field) => field.slice(ORIGIN.length))
  return [...new Set(used)]
}

function causeOf({ cause }: Change): Cause {
  return CAUSES.find((each) => each === cause) ?? 'edit'
}

/** Changes, newest first, as one event a command. */
export function eventsOf(changes: readonly Change[]): Event[] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) groups.set(change.command, [...(groups.get(change.command) ?? []), change])
  return [...groups.values()].flatMap((group): Event[] => {
    const [first] = group
    if (!first) return []
    const plain = group.filter(({ field }) => !field.startsWith(ORIGIN))
    const [only] = plain
    return [
      {
        command: first.command,
        at: first.at,
        actor: first.actor,
        cause: causeOf(first),
        fields: fieldsOf(group),
        ...moved(group),
        one:
          only && plain.length === 1 ? { field: only.field, before: only.before, after: only.after } : null,
      },
    ]
  })
}

/** What cannot be taken back one by one: the arrival of the publication itself. */
export function canUndo({ cause }: Event): boolean {
  return cause !== 'import' && cause !== 'create' && cause !== 'starter' && cause !== 'rebuild'
}
