import { useWords } from '../../client/words.ts'

/** What the colours of marks mean, by the number of their key. */
export function useMeanings(): { nameOf(key: number): string } {
  const { t } = useWords()
  return { nameOf: (key) => t(`colours.${key}`) }
}
