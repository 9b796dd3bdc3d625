import { NotebookPen, NotebookText, Highlighter } from '@lucide/vue'
import type { Action } from '../../client/actions.ts'
import { useBriefs } from '../../client/briefs.ts'
import { useWords } from '../../client/words.ts'

/** Actions on briefs that are there whatever is shown. */
export function gatherActions({ gather }: { readonly gather: () => void }): Action[] {
  const briefs = useBriefs()
  const { t } = useWords()
  async function make(): Promise<void> {
    const id = await briefs.create(t('briefs.untitled'))
    if (id !== null) briefs.open(id)
  }
  return [
    {
      id: 'new-brief',
      label: 'briefs.actions.create',
      group: 'library',
      icon: NotebookPen,
      keys: ['mod+shift+n'],
      run: () => void make(),
    },
    {
      id: 'open-current-brief',
      label: 'briefs.actions.openCurrent',
      get values() {
        return { title: briefs.current?.title ?? '' }
      },
      group: 'go',
      icon: NotebookText,
      when: () => briefs.current !== null,
      run: () => {
        if (briefs.current) briefs.open(briefs.current.id)
      },
    },
    {
      id: 'gather-marks',
      label: 'briefs.actions.gather',
      group: 'library',
      icon: Highlighter,
      run: gather,
    },
  ]
}
