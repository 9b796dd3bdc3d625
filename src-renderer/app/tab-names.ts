import { useBriefs } from '../client/briefs.ts'
import { isFileTab, useTabs, type Tab } from '../client/tabs.ts'
import type { ShownTitle } from '../client/title.ts'
import { useWords } from '../client/words.ts'

/** What tabs are called. */
export interface TabNames {
  /** Title of a brief; of a file the publication's in the language of the interface, its name while that is not known. */
  of(tab: Tab): ShownTitle
  /** Languages of the file, or of both; a brief says none. */
  languages(tab: Tab): string[]
}

/** Names of what is open; they follow the language of the interface and edits of the title. */
export function useTabNames(): TabNames {
  const tabs = useTabs()
  const briefs = useBriefs()
  const { t, title } = useWords()
  const languageOf = (id: string | null): string[] => {
    const file = tabs.facts.get(id ?? '')?.attachments.find((each) => each.id === id)
    return file?.language ? [file.language] : []
  }
  return {
    of(tab) {
      if (!isFileTab(tab)) {
        const brief = briefs.byId.get(tab.briefId)
        return { text: brief?.title ?? t('tabs.opening'), lang: brief?.language, dir: 'ltr' }
      }
      const publication = tabs.facts.get(tab.attachmentId)
      const named = publication && title(publication.title)
      if (named && named.text !== '') return named
      const file = publication?.attachments.find(({ id }) => id === tab.attachmentId)
      return { text: file?.fileName ?? t('tabs.opening'), lang: undefined, dir: 'ltr' }
    },
    languages: (tab) => (isFileTab(tab) ? [...languageOf(tab.attachmentId), ...languageOf(tab.beside)] : []),
  }
}
