import type { BriefDocument } from './document.ts'

/** A cited work in full, as the style has it in a bibliography. */
export type Work = BriefDocument['bibliography'][number]

/** Works that are named before the first excerpt of each, by the id of that item; empty where they stand behind the text. */
export function worksBefore({ layout, items, bibliography }: BriefDocument): ReadonlyMap<string, Work> {
  if (layout.references === 'end') return new Map()
  const left = new Map(bibliography.map((work) => [work.key, work]))
  return new Map(
    items.flatMap((item) => {
      const work = 'key' in item ? left.get(item.key) : undefined
      if (!work) return []
      left.delete(work.key)
      return [[item.id, work] as const]
    }),
  )
}

/** Works that stand behind the text. */
export function worksBehind({ layout, options, bibliography }: BriefDocument): readonly Work[] {
  return layout.references === 'end' && options.bibliography ? bibliography : []
}
