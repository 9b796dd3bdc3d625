/** The most frequent words of running text, in lower case with accents, by language. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is for that with on by from are as this was be at or have has their were which not an they',
  fr: 'le la les des de et du un une dans pour que est sur par au aux avec qui sont ne pas ces leur ont en été cette',
  es: 'el los las y en del por con para una es que se su al como más de la son un lo ha sus entre este no',
  pt: 'o os as e em do da dos das um uma para com não que por ao na no de mais como foi são se os pelos pela',
}

/** Languages that a word is frequent in; few words belong to one language only. */
export const LANGUAGES_OF_WORD: ReadonlyMap<string, readonly string[]> = Object.entries(WORDS).reduce(
  (words, [language, list]) => {
    for (const word of new Set(list.split(' '))) words.set(word, [...(words.get(word) ?? []), language])
    return words
  },
  new Map<string, string[]>(),
)
