import {
  ArrowDownToLine,
  BookOpen,
  Circle,
  CircleCheck,
  FileDown,
  FolderPlus,
  GitMerge,
  NotebookPen,
  Pencil,
  Quote,
  RotateCcw,
  Tag,
  Trash2,
} from '@lucide/vue'
import type { Router } from 'vue-router'
import type { PublicationSummary } from '../../src-main/contract/publications.ts'
import type { Action } from './actions.ts'
import { api } from './api.ts'
import { useBriefs } from './briefs.ts'
import { useCitations } from './citations.ts'
import { useCommands } from './commands.ts'
import { useDesk } from './desk.ts'
import { useDialogs } from './dialogs.ts'
import { useExchange } from './exchange.ts'
import { saveCopies } from './copies.ts'

/** The file to read first: in the language of the interface if there is one, and one that can be opened. */
export function fileToRead(row: Pick<PublicationSummary, 'attachments'>, language: string): string | null {
  const ready = row.attachments.filter(({ state }) => state === 'ready')
  const best = ready.find((each) => each.language === language) ?? ready[0]
  return best?.id ?? null
}

/** Opens a publication for reading. @returns false when it has no file that can be opened */
export function openPublication(
  router: Router,
  row: Pick<PublicationSummary, 'attachments'>,
  language: string,
): boolean {
  const attachmentId = fileToRead(row, language)
  if (attachmentId !== null) void router.push({ name: 'read', params: { attachmentId } })
  return attachmentId !== null
}

type ReadState = PublicationSummary['readState']

/** Says how far publications were read. */
export async function setReadState(ids: readonly string[], readState: ReadState): Promise<void> {
  const telling = { key: `done.readState.${readState}`, values: { n: ids.length } }
  await useCommands().run(() => api.publications.edit({ ids: [...ids], fields: { readState } }), telling)
}

/** What can be done with the publications chosen on the desk; views register it, menus and bars read it. */
export function publicationActions(): Action[] {
  const desk = useDesk()
  const dialogs = useDialogs()
  const commands = useCommands()
  const exchange = useExchange()
  const some = (): boolean => desk.targets.length > 0
  const inTrash = (): boolean => desk.scope.kind === 'trash'
  const kept = (): boolean => some() && !inTrash()
  const group = 'publication' as const

  function move(to: 'trash' | 'restore'): void {
    const ids = [...desk.targets]
    const telling = { key: to === 'trash' ? 'done.trashed' : 'done.restored', values: { n: ids.length } }
    void commands
      .run(() => api.publications[to]({ ids }), telling)
      .then((done) => done && desk.select([...desk.selected].filter((id) => !ids.includes(id))))
  }

  return [
    {
      id: 'tag',
      label: 'list.actions.tag',
      group,
      icon: Tag,
      keys: ['t'],
      when: kept,
      run: () => dialogs.show('tag', desk.targets),
    },
    {
      id: 'collect',
      label: 'list.actions.collect',
      group,
      icon: FolderPlus,
      keys: ['c'],
      when: kept,
      run: () => dialogs.show('collect', desk.targets),
    },
    {
      id: 'edit',
      label: 'list.actions.edit',
      group,
      icon: Pencil,
      keys: ['e'],
      when: kept,
      run: () => dialogs.show('edit', desk.targets),
    },
    {
      id: 'join',
      label: 'list.actions.join',
      group,
      icon: GitMerge,
      when: () => kept() && desk.targets.length > 1 && desk.targets.length <= 50,
      run: () => dialogs.show('merge', desk.targets),
    },
    {
      id: 'marks-to-brief',
      label: 'briefs.actions.marksToBrief',
      group,
      icon: NotebookPen,
      keys: ['b'],
      when: kept,
      run: () => void useBriefs().addMarksOf({ publicationIds: [...desk.targets] }),
    },
    {
      id: 'copy-citation',
      label: 'citations.copy',
      group,
      icon: Quote,
      keys: ['mod+shift+c'],
      when: kept,
      run: () => void useCitations().copyFull(desk.targets.map((publicationId) => ({ publicationId }))),
    },
    {
      id: 'export-copies',
      label: 'list.actions.exportCopies',
      group,
      icon: ArrowDownToLine,
      when: kept,
      run: () => void saveCopies(desk.targets),
    },
    {
      id: 'export-records',
      label: 'exchange.export.records',
      group,
      icon: FileDown,
      when: kept,
      run: () => exchange.askExport({ kind: 'ids', ids: [...desk.targets] }),
    },
    {
      id: 'mark-read',
      label: 'list.actions.markRead',
      group,
      icon: CircleCheck,
      when: kept,
      run: () => void setReadState(desk.targets, 'read'),
    },
    {
      id: 'mark-reading',
      label: 'list.actions.markReading',
      group,
      icon: BookOpen,
      when: kept,
      run: () => void setReadState(desk.targets, 'reading'),
    },
    {
      id: 'mark-unread',
      label: 'list.actions.markUnread',
      group,
      icon: Circle,
      when: kept,
      run: () => void setReadState(desk.targets, 'unread'),
    },
    {
      id: 'trash-publications',
      label: 'list.actions.trashPublications',
      group,
      icon: Trash2,
      keys: ['delete'],
      when: kept,
      run: () => move('trash'),
    },
    {
      id: 'restore-publications',
      label: 'list.actions.restorePublications',
      group,
      icon: RotateCcw,
      when: () => some() && inTrash(),
      run: () => move('restore'),
    },
  ]
}
