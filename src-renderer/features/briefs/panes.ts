import { PanelLeft, PanelRight } from '@lucide/vue'
import { computed, shallowRef, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'
import type { Action } from '../../client/actions.ts'
import { useSettings } from '../../client/settings.ts'

/** Widths of the panes beside the text, in CSS pixels. */
export interface Panes {
  readonly OUTLINE: { readonly initial: number; readonly min: number; readonly max: number }
  readonly PREVIEW: { readonly initial: number; readonly min: number; readonly max: number }
  readonly outlineWidth: WritableComputedRef<number>
  readonly previewWidth: WritableComputedRef<number>
  /** Whether they stand beside the text. */
  readonly outline: ComputedRef<boolean>
  readonly preview: ComputedRef<boolean>
  /** The preview stands in the place of the text. */
  readonly alone: ComputedRef<boolean>
  toggle(pane: 'outline' | 'preview'): void
  readonly actions: readonly Action[]
}

const OUTLINE = { initial: 256, min: 200, max: 420 }
const PREVIEW = { initial: 536, min: 280, max: 900 }

/**
 * The panes beside the text. Where there is room they are remembered; in a narrow window one of them stands beside the
 * text when it is asked for, and in a smaller one in its place.
 */
export function usePanes(narrow: Readonly<Ref<boolean>>, small: Readonly<Ref<boolean>>): Panes {
  const settings = useSettings()
  const asked = shallowRef<'outline' | 'preview' | null>(null)
  const widthOf = (name: string, size: { readonly initial: number }): WritableComputedRef<number> =>
    computed({
      get: () => settings.values.panes[name] ?? size.initial,
      set: (value) => settings.set({ panes: { ...settings.values.panes, [name]: value } }),
    })
  const shown = (pane: 'outline' | 'preview'): ComputedRef<boolean> =>
    computed(() => {
      if (small.value) return asked.value === pane
      // The preview gives way first: the outline is the way through the text.
      if (narrow.value) return asked.value === null ? pane === 'outline' : asked.value === pane
      return !settings.isClosed(`brief-${pane}`)
    })
  const outline = shown('outline')
  const preview = shown('preview')
  function toggle(pane: 'outline' | 'preview'): void {
    const open = pane === 'outline' ? outline.value : preview.value
    if (small.value) asked.value = open ? null : pane
    else if (narrow.value) asked.value = open === (pane === 'outline') ? 'preview' : null
    else settings.toggleClosed(`brief-${pane}`)
  }
  return {
    OUTLINE,
    PREVIEW,
    outlineWidth: widthOf('brief-outline', OUTLINE),
    previewWidth: widthOf('brief-preview', PREVIEW),
    outline,
    preview,
    alone: computed(() => small.value && preview.value),
    toggle,
    actions: [
      {
        id: 'brief-outline',
        label: 'briefs.actions.outline',
        group: 'view',
        icon: PanelLeft,
        keys: ['mod+shift+o'],
        run: () => toggle('outline'),
      },
      {
        id: 'brief-preview',
        label: 'briefs.actions.preview',
        group: 'view',
        icon: PanelRight,
        keys: ['mod+shift+p'],
        run: () => toggle('preview'),
      },
    ],
  }
}
