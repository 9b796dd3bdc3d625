/** Type under which publications are dragged inside the window: never taken for files from outside. */
const PUBLICATIONS = 'application/x-cartable-publications'

/** Fills a drag of publications. */
export function dragPublications(event: DragEvent, ids: readonly string[]): void {
  event.dataTransfer?.setData(PUBLICATIONS, JSON.stringify(ids))
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy'
}

/** Whether publications are being dragged; which ones is only known when they are dropped. */
export function carriesPublications(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(PUBLICATIONS) ?? false
}

/** Ids of the publications that were dropped; none for anything else. */
export function droppedPublications(event: DragEvent): readonly string[] {
  const text = event.dataTransfer?.getData(PUBLICATIONS) ?? ''
  if (text === '') return []
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
