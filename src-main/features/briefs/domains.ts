import type { BriefContent } from '../../contract/briefs.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { titleIn } from '../../contract/values.ts'
import type { ConceptTree } from './concepts.ts'

/** Areas of the Cadiz Action Plan, by which excerpts are ordered: the domains of the Rabat Process in force. */
export const AREA = /^rabat-domain:cadiz-area-(\d+)$/

/** Ids of the areas in their order. */
export function areasOf({ concepts }: ConceptTree): string[] {
  const number = (id: string): number => Number(AREA.exec(id)?.[1] ?? 0)
  return [...concepts.keys()].filter((id) => AREA.test(id)).sort((a, b) => number(a) - number(b))
}

/** A heading for each area, which grouping fills and uses again. */
export function domainHeadings(tree: ConceptTree, language: InterfaceLanguage): BriefContent[] {
  return areasOf(tree).map((id) => ({
    kind: 'heading',
    level: 1,
    text: titleIn(tree.concepts.get(id)?.prefLabel ?? {}, language),
    groupKey: id,
  }))
}
