import { shallowRef } from 'vue'

const ITEMS = 'application/x-cartable-brief-items'

/** Items of a brief that are being dragged; what a drag carries can only be read when it is dropped. */
export const dragged = shallowRef<{ readonly briefId: string; readonly ids: readonly string[] } | null>(null)

/** Fills a drag of items of a brief. */
export function dragItems(event: DragEvent, briefId: string, ids: readonly string[]): void {
  event.dataTransfer?.setData(ITEMS, JSON.stringify(ids))
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  dragged.value = { briefId, ids }
  const end = (): void => void (dragged.value = null)
  event.target?.addEventListener('dragend', end, { once: true })
}

/** Shows a card under the pointer while something is dragged. */
export function showGhost(
  event: DragEvent,
  lines: { readonly head: string; readonly text: string; readonly key: number },
): void {
  const card = document.createElement('div')
  card.className = `brief-ghost mk-${lines.key}`
  const head = document.createElement('div')
  const number = document.createElement('span')
  number.className = 'mark-number'
  number.textContent = String(lines.key)
  head.append(number, lines.head)
  const text = document.createElement('div')
  text.className = 'serif'
  text.textContent = lines.text
  card.append(head, text)
  document.body.append(card)
  event.dataTransfer?.setDragImage(card, 16, 16)
  // The browser takes its picture after the event.
  setTimeout(() => card.remove())
}
