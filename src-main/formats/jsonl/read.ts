import type { Fault } from '../record.ts'

/** An entity of a file of everything. */
export interface Entity {
  readonly line: number
  readonly kind: string
  readonly value: unknown
}

/** Entities of JSON Lines: one a line, `{"kind": …, "value": …}`. A line that is broken is named, and the others are read. */
export function readEntities(
  text: string,
  onProgress: (done: number) => void,
): { entities: Entity[]; faults: Fault[] } {
  const entities: Entity[] = []
  const faults: Fault[] = []
  let [line, from] = [0, 0]
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const part = text.slice(from, end < 0 ? undefined : end)
    line += 1
    from = end < 0 ? text.length : end + 1
    if (part.trim() === '') continue
    if (line % 500 === 0) onProgress(entities.length)
    const fault = { line, key: null, reason: 'syntax' as const, value: part.slice(0, 80), lost: true }
    try {
      const value = JSON.parse(part) as unknown
      if (typeof value !== 'object' || value === null || !('kind' in value)) faults.push(fault)
      else if (value.kind !== 'cartable' && 'value' in value)
        entities.push({ line, kind: String(value.kind), value: value.value })
    } catch {
      faults.push(fault)
    }
  }
  return { entities, faults }
}
