import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpRight,
  CircleCheck,
  Image,
  Languages,
  LockOpen,
  MessageSquareText,
  Pencil,
  Plus,
  Quote,
  RefreshCw,
  Scissors,
  Settings2,
  Trash2,
} from '@lucide/vue'
import type { BriefItem, ExcerptContent } from '../../../src-main/contract/briefs.ts'
import type { Action } from '../../client/actions.ts'
import type { OpenBrief } from './open-brief.ts'
import { stepItem, stepSection, type Move } from './order.ts'
import { removeItem } from './remove-item.ts'

/** What the actions of a brief ask of its view. */
interface Parts {
  readonly brief: OpenBrief
  readonly openPage: (excerpt: ExcerptContent) => void
  readonly cite: (excerpt: ExcerptContent) => void
  readonly insert: (after: string) => void
  /** Tells the screen reader where what was moved stands now. */
  readonly moved: (id: string) => void
  readonly verify: () => void
  readonly settings: () => void
  readonly exportBrief: () => void
}

/** Actions on a brief and on the item under the keyboard. Letters work while no text is being written. */
export function briefActions(parts: Parts): Action[] {
  return [...onItem(parts), ...onPlace(parts), ...onBrief(parts)]
}

const group = 'brief' as const

function onItem({ brief, openPage, cite }: Parts): Action[] {
  const item = (): BriefItem | null => brief.activeItem.value
  const excerpt = (): ExcerptContent | null => {
    const content = item()?.content
    return content?.kind === 'excerpt' ? content : null
  }
  const onExcerpt = (
    id: string,
    label: string,
    key: string | null,
    icon: NonNullable<Action['icon']>,
    run: (content: ExcerptContent, id: string) => void,
    when: (content: ExcerptContent) => boolean = () => true,
  ): Action => ({
    id,
    label,
    group,
    icon,
    ...(key === null ? {} : { keys: [key] }),
    when: () => {
      const content = excerpt()
      return content !== null && when(content)
    },
    run: () => {
      const [content, own] = [excerpt(), item()]
      if (content && own) run(content, own.id)
    },
  })
  const set = (id: string, fields: Parameters<typeof brief.edits.setItem>[1], key: string): void =>
    void brief.edits.setItem(id, fields, key)
  return [
    {
      id: 'brief-edit',
      label: 'briefs.actions.edit',
      group,
      icon: Pencil,
      keys: ['enter'],
      // Enter belongs to whatever has the keyboard: here to the item itself.
      when: () => item() !== null && document.activeElement?.matches('[data-item]') === true,
      run: () => {
        const own = item()
        if (own) brief.write(own.id, own.content.kind === 'excerpt' ? 'comment' : 'text')
      },
    },
    onExcerpt('brief-page', 'briefs.actions.page', 'o', ArrowUpRight, openPage),
    onExcerpt('brief-comment', 'briefs.actions.comment', 'c', MessageSquareText, (_, id) =>
      brief.write(id, 'comment'),
    ),
    onExcerpt(
      'brief-share',
      'briefs.actions.share',
      'i',
      LockOpen,
      ({ commentShareable }, id) => set(id, { commentShareable: !commentShareable }, 'briefs.done.shareable'),
      ({ comment }) => comment !== '',
    ),
    onExcerpt(
      'brief-shorten',
      'briefs.actions.shorten',
      's',
      Scissors,
      (_, id) => brief.write(id, 'shorten'),
      ({ form, quote }) => form === 'quote' && quote !== null,
    ),
    onExcerpt(
      'brief-form',
      'briefs.actions.form',
      'p',
      Image,
      ({ form }, id) => set(id, { form: form === 'quote' ? 'image' : 'quote' }, 'briefs.done.form'),
      ({ quote }) => quote !== null,
    ),
    onExcerpt('brief-translate', 'briefs.actions.translate', 'l', Languages, (_, id) =>
      brief.write(id, 'translation'),
    ),
    onExcerpt('brief-cite', 'citations.copy', 'mod+shift+c', Quote, cite),
    {
      id: 'brief-take-over',
      label: 'briefs.differs.takeOver',
      group,
      icon: RefreshCw,
      when: () => item()?.liveness === 'changed',
      run: () => {
        const own = item()
        if (own) void brief.edits.takeOver([own.id])
      },
    },
    {
      id: 'brief-remove-item',
      label: 'briefs.actions.removeItem',
      group,
      icon: Trash2,
      keys: ['delete'],
      when: () => item() !== null && brief.writing.value === null,
      run: () => {
        const own = item()
        if (own) void removeItem(brief, own.id)
      },
    },
  ]
}

function onPlace({ brief, insert, moved }: Parts): Action[] {
  const id = (): string | null => brief.activeItem.value?.id ?? null
  const isHeading = (): boolean => brief.activeItem.value?.content.kind === 'heading'
  const moving = (
    name: string,
    keys: string,
    step: () => Move | null,
    when: () => boolean,
    icon?: Action['icon'],
  ): Action => ({
    id: name,
    label: `briefs.actions.${name}`,
    group,
    keys: [keys],
    ...(icon ? { icon } : {}),
    when: () => when() && brief.writing.value === null && step() !== null,
    run: () => {
      const [move, own] = [step(), id()]
      if (!move || own === null) return
      void brief.edits.move(move).then((done) => done && moved(own))
      brief.choose(own)
    },
  })
  const item = (by: 1 | -1) => () => stepItem(brief.items.value, id() ?? '', by)
  const section = (by: 1 | -1) => () => stepSection(brief.items.value, id() ?? '', by)
  const some = (): boolean => id() !== null
  const level = (name: string, keys: string, by: 1 | -1): Action => ({
    id: name,
    label: `briefs.actions.${name}`,
    group,
    keys: [keys],
    when: () => {
      const content = brief.activeItem.value?.content
      return content?.kind === 'heading' && content.level + by >= 1 && content.level + by <= 3
    },
    run: () => {
      const own = brief.activeItem.value
      if (own?.content.kind !== 'heading') return
      void brief.edits.setItem(own.id, { level: own.content.level + by }, 'briefs.done.level')
    },
  })
  return [
    {
      id: 'brief-insert',
      label: 'briefs.actions.insert',
      group,
      icon: Plus,
      keys: ['mod+enter'],
      when: () => some() && brief.writing.value === null,
      run: () => insert(id() ?? ''),
    },
    moving('brief-up', 'alt+arrowup', item(-1), some, ArrowUp),
    moving('brief-down', 'alt+arrowdown', item(1), some, ArrowDown),
    moving('brief-section-up', 'alt+shift+arrowup', section(-1), isHeading),
    moving('brief-section-down', 'alt+shift+arrowdown', section(1), isHeading),
    level('brief-out', 'alt+arrowleft', -1),
    level('brief-in', 'alt+arrowright', 1),
  ]
}

function onBrief({ brief, verify, settings, exportBrief }: Parts): Action[] {
  return [
    {
      id: 'brief-verify',
      label: 'briefs.check.verify',
      group,
      icon: CircleCheck,
      keys: ['mod+shift+v'],
      when: () => brief.checks.summary.value.total > 0 && !brief.checks.running.value,
      run: verify,
    },
    {
      id: 'brief-take-over-all',
      label: 'briefs.actions.takeOverAll',
      group,
      icon: RefreshCw,
      when: () => brief.items.value.some(({ liveness }) => liveness === 'changed'),
      run: () => void brief.edits.takeOver(),
    },
    {
      id: 'brief-settings',
      label: 'briefs.actions.settings',
      group,
      icon: Settings2,
      keys: ['mod+,'],
      run: settings,
    },
    {
      id: 'brief-export',
      label: 'briefs.actions.export',
      group,
      icon: ArrowDownToLine,
      keys: ['mod+shift+e'],
      when: () => brief.items.value.length > 0,
      run: exportBrief,
    },
  ]
}
