import * as z from 'zod'
import { Id } from '../../src-main/contract/values.ts'

/** A tab with a file, or with two side by side. */
export interface FileTab {
  /** Stays the same while the tab shows another language version. */
  readonly key: string
  readonly attachmentId: string
  /** File on the right, when two stand side by side. */
  readonly beside: string | null
}

/** A tab with a brief. */
export interface BriefTab {
  readonly key: string
  readonly briefId: string
}

/** A tab of the window. */
export type Tab = FileTab | BriefTab

/** Whether a tab shows a file. */
export const isFileTab = (tab: Tab): tab is FileTab => 'attachmentId' in tab

/** A file that was asked for, as its address names it. */
export interface Asked {
  readonly attachmentId: string
  readonly beside: string | null
}

const Kept = z.object({
  tabs: z.array(
    z.union([
      z.object({ key: z.string().min(1), attachmentId: Id, beside: Id.nullable() }),
      z.object({ key: z.string().min(1), briefId: Id }),
    ]),
  ),
  library: z.string().startsWith('/').nullable(),
})
/** What a window keeps of its tabs over a reload; `library` is the address of the library view. */
export type Kept = z.infer<typeof Kept>

/** Reads what a window kept. Anything else that stands there counts as nothing. */
export function parseKept(text: string | null): Kept {
  try {
    const { tabs, library } = Kept.parse(JSON.parse(text ?? ''))
    const once = new Map(tabs.map((tab) => [tab.key, tab]))
    return { tabs: [...once.values()], library }
  } catch {
    return { tabs: [], library: null }
  }
}

/** The tab that holds a file: as the only or left one, else as the right one. */
export function tabOf(tabs: readonly Tab[], attachmentId: string): FileTab | undefined {
  const files = tabs.filter(isFileTab)
  return (
    files.find((tab) => tab.attachmentId === attachmentId) ?? files.find((tab) => tab.beside === attachmentId)
  )
}

/** The tab that holds a brief. */
export function tabOfBrief(tabs: readonly Tab[], briefId: string): BriefTab | undefined {
  return tabs.find((tab): tab is BriefTab => !isFileTab(tab) && tab.briefId === briefId)
}

function placed(tabs: readonly Tab[], tab: Tab, after: string | null): Tab[] {
  const at = tabs.findIndex(({ key }) => key === after)
  return tabs.toSpliced(at < 0 ? tabs.length : at + 1, 0, tab)
}

/** Tabs after a brief was asked for: its own one, or a new one behind the tab `after`. */
export function withBrief(tabs: readonly Tab[], briefId: string, key: string, after: string | null): Tab[] {
  return tabOfBrief(tabs, briefId) ? [...tabs] : placed(tabs, { key, briefId }, after)
}

/**
 * Tabs after a file was asked for. One that is open already keeps its tab, and gets a second file when one was named;
 * another one is put behind the tab `after`, or at the end.
 *
 * @param key key of the tab, if a new one is made
 */
export function withFile(tabs: readonly Tab[], asked: Asked, key: string, after: string | null): Tab[] {
  const known = tabOf(tabs, asked.attachmentId)
  if (known) {
    const beside = asked.beside ?? known.beside
    const mine = known.attachmentId === asked.attachmentId || asked.beside === null
    const attachmentId = mine ? known.attachmentId : asked.attachmentId
    return tabs.map((tab) => (tab === known ? { ...tab, attachmentId, beside } : tab))
  }
  return placed(tabs, { key, ...asked }, after)
}

/** Tabs without one, and the tab to show instead if it was shown: the next, else the one before, else none. */
export function withoutTab(tabs: readonly Tab[], key: string): { tabs: Tab[]; next: string | null } {
  const at = tabs.findIndex((tab) => tab.key === key)
  const next = at < 0 ? undefined : (tabs[at + 1] ?? tabs[at - 1])
  return { tabs: tabs.filter((tab) => tab.key !== key), next: next?.key ?? null }
}

/** Tabs in the order that results when one is moved to a place, counted from 0 and kept within the list. */
export function moved(tabs: readonly Tab[], key: string, to: number): Tab[] {
  const tab = tabs.find((each) => each.key === key)
  if (!tab) return [...tabs]
  const others = tabs.filter((each) => each !== tab)
  return others.toSpliced(Math.max(0, Math.min(others.length, to)), 0, tab)
}

/** Tabs without files that are gone: one that stood beside another leaves it alone, a tab of nothing goes. */
export function withoutFiles(tabs: readonly Tab[], gone: ReadonlySet<string>): Tab[] {
  return tabs.flatMap((tab): readonly Tab[] => {
    if (!isFileTab(tab)) return [tab]
    const right = tab.beside !== null && !gone.has(tab.beside) ? tab.beside : null
    if (!gone.has(tab.attachmentId)) return [{ ...tab, beside: right }]
    return right === null ? [] : [{ ...tab, attachmentId: right, beside: null }]
  })
}

/** Keys of tabs that stay alive: the one shown last first, those that are open still, at most `most`. */
export function alive(keys: readonly string[], shown: string | null, tabs: readonly Tab[], most: number) {
  const order = shown === null ? keys : [shown, ...keys.filter((key) => key !== shown)]
  return order.filter((key) => tabs.some((tab) => tab.key === key)).slice(0, most)
}

/** Tabs without briefs that are gone. */
export function withoutBriefs(tabs: readonly Tab[], gone: ReadonlySet<string>): Tab[] {
  return tabs.filter((tab) => isFileTab(tab) || !gone.has(tab.briefId))
}
