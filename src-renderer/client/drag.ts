/** Type under which publications are dragged inside the window: never taken for files from outside. */
const PUBLICATIONS = 'application/x-cartable-publications'

const MARKS = 'application/x-cartable-marks'

function idsOf(event: DragEvent, type: string): readonly string[] {
  const text = event.dataTransfer?.getData(type) ?? ''
  if (text === '') return []
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

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
  return idsOf(event, PUBLICATIONS)
}

/** Fills a drag of marks. */
export function dragMarks(event: DragEvent, ids: readonly string[]): void {
  event.dataTransfer?.setData(MARKS, JSON.stringify(ids))
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy'
}

/** Whether marks are being dragged. */
export function carriesMarks(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(MARKS) ?? false
}

/** Ids of the marks that were dropped; none for anything else. */
export function droppedMarks(event: DragEvent): readonly string[] {
  return idsOf(event, MARKS)
}
