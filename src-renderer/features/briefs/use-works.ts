import { computed, type ComputedRef } from 'vue'
import type { BriefItem } from '../../../src-main/contract/briefs.ts'
import type { PublicationSummary } from '../../../src-main/contract/publications.ts'
import { titleIn } from '../../../src-main/contract/values.ts'
import { api } from '../../client/api.ts'
import { useFetched } from '../../client/fetched.ts'
import { useLive } from '../../client/live.ts'
import { useVocabulary } from '../../client/vocabulary.ts'
import { useWords } from '../../client/words.ts'

/** Where an excerpt comes from, as its line says it. */
export interface SourceLine {
  readonly who: string
  readonly title: string
  /** Date as printed. */
  readonly when: string
  readonly page: string
}

/** Most publications that are asked for at once. */
const MOST = 500

/** The publications that a brief cites. */
export interface Works {
  readonly rows: ComputedRef<ReadonlyMap<string, PublicationSummary>>
  /** Null while the publication is not read, or gone. */
  lineOf(item: BriefItem): SourceLine | null
}

/** Reads the publications of excerpts and page extracts, and again when they change. */
export function useWorks(items: () => readonly BriefItem[]): Works {
  const live = useLive()
  const vocabulary = useVocabulary()
  const { t, edtf, language } = useWords()
  const ids = computed(() => [
    ...new Set(
      items().flatMap(({ content }) => ('provenance' in content ? [content.provenance.publicationId] : [])),
    ),
  ])
  const { value } = useFetched([() => ids.value.join(), () => live.publications], (signal) =>
    ids.value.length === 0 ? null : api.publications.rows({ ids: ids.value.slice(0, MOST) }, { signal }),
  )
  const rows = computed(() => new Map((value.value ?? []).map((row) => [row.id, row])))

  return {
    rows,
    lineOf({ content }) {
      if (!('provenance' in content)) return null
      const { publicationId, language: own, pageIndex, pageLabel } = content.provenance
      const row = rows.value.get(publicationId)
      if (!row) return null
      const names = row.publishers.map(({ conceptId, name }) =>
        conceptId === null ? name : vocabulary.shortLabel(conceptId),
      )
      return {
        who: names.join(', '),
        title: titleIn(row.title, own ?? language.value),
        when: row.issued === null ? '' : edtf(row.issued),
        page: t('briefs.page', { page: pageLabel ?? pageIndex + 1 }),
      }
    },
  }
}
