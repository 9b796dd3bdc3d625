import type { MarkGroup, MarksFormat } from '../../../src-main/contract/exports.ts'
import { api } from '../../client/api.ts'
import { saveCopyOf, saveMarksOf } from '../../client/copies.ts'
import { useWords } from '../../client/words.ts'
import type { Panel } from './use-panel.ts'

/** Writes what the panel shows: for people, for other programs, or into a copy of the file. */
export function useExportShown(panel: Panel): {
  marks(format: MarksFormat): Promise<void>
  copy(): Promise<void>
} {
  const { t, language } = useWords()
  /** Marks that a new edition lost stand apart in the panel, and so they do here, unless the panel is narrowed to others. */
  async function lost(attachmentId: string): Promise<MarkGroup[]> {
    const hidden = panel.isNarrowed.value && !panel.lostAlone.value
    const marks = hidden ? [] : await api.editions.lost({ attachmentId })
    const ids = marks.map(({ annotation }) => annotation.id)
    return ids.length === 0 ? [] : [{ title: t('editions.lost', {}, ids.length), ids }]
  }
  const groups = (): MarkGroup[] =>
    panel.groups.value.map(({ value, threads }) => ({
      title: panel.grouping.value === 'none' ? null : panel.groupTitle(value),
      ids: threads.map(({ mark }) => mark.id),
    }))
  return {
    marks: async (format) => {
      const file = panel.file.attachment.value
      if (!file) return
      await saveMarksOf(file, async () => ({
        format,
        groups: [...groups(), ...(await lost(file.id))],
        language: language.value,
      }))
    },
    copy: async () => {
      const file = panel.file.attachment.value
      const ids = panel.shown.value.flatMap(({ mark, replies }) => [mark, ...replies]).map(({ id }) => id)
      if (file) await saveCopyOf(file, panel.isNarrowed.value ? ids : undefined)
    },
  }
}
