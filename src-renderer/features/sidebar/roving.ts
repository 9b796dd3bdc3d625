import { onScopeDispose, watch, type ShallowRef } from 'vue'

/** Rows that arrows go through, in the order of the page. */
const STOP = '[data-stop]'

/** The place that a key moves to among `count` rows, or null for a key that does not move. */
export function stopAfter(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

/**
 * Makes many rows one stop of the Tab key: arrows, Home and End move between those marked `data-stop`; Tab comes back
 * to the one that had the keyboard last.
 */
export function useRoving(root: Readonly<ShallowRef<HTMLElement | null>>): void {
  let current: Element | null = null
  const stops = (): HTMLElement[] => [...(root.value?.querySelectorAll<HTMLElement>(STOP) ?? [])]

  function hold(element: Element): void {
    if (current === element) return
    if (current) current.setAttribute('tabindex', '-1')
    current = element
    element.setAttribute('tabindex', '0')
  }
  function onFocus(event: FocusEvent): void {
    const stop = event.target instanceof Element ? event.target.closest(STOP) : null
    if (stop) hold(stop)
  }
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.target instanceof HTMLInputElement) return
    const all = stops()
    const at = all.findIndex((each) => each === document.activeElement)
    const to = at < 0 ? null : stopAfter(event.key, at, all.length)
    const next = to === null ? undefined : all[to]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  /** Rows come and go: one of them always takes the Tab key. */
  function ensure(): void {
    if (current?.isConnected && root.value?.contains(current)) return
    current = null
    const [first] = stops()
    if (first) hold(first)
  }

  const observer = new MutationObserver(ensure)
  watch(root, (element) => {
    observer.disconnect()
    if (!element) return
    element.addEventListener('focusin', onFocus)
    element.addEventListener('keydown', onKey)
    observer.observe(element, { childList: true, subtree: true })
    ensure()
  })
  onScopeDispose(() => observer.disconnect())
}
