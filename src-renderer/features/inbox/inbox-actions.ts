import { CircleCheckBig, Clock, GitMerge, ListChecks, Pencil, Trash2 } from '@lucide/vue'
import type { Ref } from 'vue'
import { useActions, type Action } from '../../client/actions.ts'
import type { Inbox } from './use-inbox.ts'

/** What the keyboard acts on. */
interface Parts {
  readonly inbox: Inbox
  readonly active: Readonly<Ref<string | null>>
  readonly go: (id: string | null) => void
  readonly pane: () => { edit: () => void; decide: () => void } | null
}

/** What is done with the row under the keyboard. */
export interface InboxActions {
  accept(): void
  acceptOne(id: string): void
  acceptSure(): void
  discard(): void
  discardOne(id: string): void
  later(): void
}

/** The focus is on something that Enter presses. */
const onControl = (): boolean =>
  Boolean(document.activeElement?.closest('button,a,input,textarea,select,[role="menu"],[role="dialog"]'))

/** Keys of the inbox: they are in the help and the palette as long as it is shown. */
export function useInboxActions({ inbox, active, go, pane }: Parts): InboxActions {
  async function acceptOne(id: string): Promise<void> {
    if (inbox.filed.value.has(id)) return go(inbox.next(id))
    const next = inbox.next(id)
    if ((await inbox.accept([id])) && active.value === id) go(next)
  }
  async function discardOne(id: string): Promise<void> {
    const next = inbox.next(id)
    if ((await inbox.discard(id)) && active.value === id) go(next)
  }
  const withActive = (work: (id: string) => void) => (): void => {
    if (active.value !== null) work(active.value)
  }
  const actions: InboxActions = {
    accept: withActive((id) => void acceptOne(id)),
    acceptOne: (id) => void acceptOne(id),
    acceptSure: () => {
      if (inbox.sure.value.length > 0) void inbox.accept(inbox.sure.value)
    },
    discard: withActive((id) => void discardOne(id)),
    discardOne: (id) => void discardOne(id),
    later: withActive((id) => go(inbox.next(id))),
  }
  const some = (): boolean => active.value !== null
  const action = (id: string, keys: string, icon: Action['icon'], run: () => void, when = some): Action => ({
    id: `inbox-${id}`,
    label: `inbox.actions.${id}`,
    group: 'publication',
    keys: [keys],
    ...(icon ? { icon } : {}),
    when,
    run,
  })
  const match = () => (active.value === null ? null : inbox.matchOf(active.value))
  useActions([
    action('accept', 'enter', CircleCheckBig, actions.accept, () => some() && !onControl()),
    action('sure', 'shift+enter', ListChecks, actions.acceptSure, () => inbox.sure.value.length > 0),
    action(
      'join',
      'j',
      GitMerge,
      () => {
        const pair = match()
        if (pair) void inbox.join(pair).then(go)
      },
      () => match() !== null,
    ),
    action('decide', 'd', undefined, () => pane()?.decide()),
    action('edit', 'e', Pencil, () => pane()?.edit()),
    action('later', 'l', Clock, actions.later),
    action('discard', 'delete', Trash2, actions.discard),
  ])
  return actions
}
