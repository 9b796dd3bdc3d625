import { useTabs, type Tab } from '../client/tabs.ts'
import type { ShownTitle } from '../client/title.ts'
import { useWords } from '../client/words.ts'

/** What tabs are called. */
export interface TabNames {
  /** Title of the publication in the language of the interface; its file name while the title is not known. */
  of(tab: Tab): ShownTitle
  /** Languages of the file, or of both. */
  languages(tab: Tab): string[]
}

/** Names of the open files; they follow the language of the interface and edits of the title. */
export function useTabNames(): TabNames {
  const tabs = useTabs()
  const { t, title } = useWords()
  const languageOf = (id: string | null): string[] => {
    const file = tabs.facts.get(id ?? '')?.attachments.find((each) => each.id === id)
    return file?.language ? [file.language] : []
  }
  return {
    of(tab) {
      const publication = tabs.facts.get(tab.attachmentId)
      const named = publication && title(publication.title)
      if (named && named.text !== '') return named
      const file = publication?.attachments.find(({ id }) => id === tab.attachmentId)
      return { text: file?.fileName ?? t('tabs.opening'), lang: undefined, dir: 'ltr' }
    },
    languages: ({ attachmentId, beside }) => [...languageOf(attachmentId), ...languageOf(beside)],
  }
}
