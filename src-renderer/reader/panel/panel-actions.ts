import type { MarksFormat } from '../../../src-main/contract/exports.ts'
import type { Action } from '../../client/actions.ts'
import type { Writing } from './use-panel.ts'

/** What the actions of the panel act on. */
interface Parts {
  /** The chosen mark, and whether it is one's own. */
  readonly chosen: () => { readonly id: string; readonly own: boolean } | null
  readonly isEmpty: () => boolean
  write(id: string, what: Writing['what']): void
  search(): void
  save(format: MarksFormat): void
}

/** Actions on the marks of an open file. Their letters work on a card of the list: on the page, letters are tools. */
export function panelActions({ chosen, isEmpty, write, search, save }: Parts): Action[] {
  const writing = (id: string, label: string, what: Writing['what']): Action => ({
    id,
    label,
    group: 'publication',
    when: () => chosen()?.own === true || (what === 'reply' && chosen() !== null),
    run: () => {
      const mark = chosen()
      if (mark) write(mark.id, what)
    },
  })
  const saving = (id: string, label: string, format: MarksFormat): Action => ({
    id,
    label,
    group: 'publication',
    when: () => !isEmpty(),
    run: () => save(format),
  })
  return [
    writing('mark-edit', 'panel.edit', 'comment'),
    writing('mark-reply', 'panel.reply', 'reply'),
    { id: 'marks-search', label: 'panel.search', group: 'go', run: search },
    saving('marks-markdown', 'panel.asMarkdown', 'markdown'),
    saving('marks-w3c', 'panel.asW3c', 'w3c'),
  ]
}
