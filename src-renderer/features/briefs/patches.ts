import type { Brief, BriefFields, BriefItem, ItemEdit } from '../../../src-main/contract/briefs.ts'
import { moved, type Move } from './order.ts'

/** An edit that is on its way to the core: shown at once, taken away when the core has it or refused it. */
export type Patch =
  | { readonly kind: 'fields'; readonly fields: Partial<BriefFields> }
  | { readonly kind: 'item'; readonly id: string; readonly fields: ItemEdit }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }

/** Content with those fields of an edit that its kind has. */
function edited(content: BriefItem['content'], fields: ItemEdit): BriefItem['content'] {
  const own = Object.entries(fields).filter(([name, value]) => name in content && value !== undefined)
  return { ...content, ...Object.fromEntries(own) }
}

function withPatch(brief: Brief, patch: Patch): Brief {
  switch (patch.kind) {
    case 'fields':
      return { ...brief, ...patch.fields }
    case 'item':
      return {
        ...brief,
        items: brief.items.map((item) =>
          item.id === patch.id ? { ...item, content: edited(item.content, patch.fields) } : item,
        ),
      }
    case 'move':
      return { ...brief, items: moved(brief.items, patch.move) }
    case 'remove':
      return { ...brief, items: brief.items.filter(({ id }) => !patch.ids.includes(id)) }
  }
}

/** A brief as the core has it, with the edits that are on their way, in their order. */
export function withPatches(brief: Brief, patches: readonly Patch[]): Brief {
  return patches.reduce(withPatch, brief)
}
