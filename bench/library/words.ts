import type { Random } from './random.ts'

/** A language of a generated library. */
export type Tongue = 'fr' | 'en'

const COMMON: Readonly<Record<Tongue, string>> = {
  en: `the of and to in a on for that with from by are were is as they at this their have who between which during
    migrants refugees people movement journey border route smugglers survey respondents interviews data protection risks
    country region city north west east africa europe sahel desert coast sea return reintegration children women men
    labour remittances family money violence detention police officials policy dialogue partnership cooperation states
    meeting recommendations findings snapshot quarter months year number share increase decrease reported access services
    shelter food water health asylum visa legal pathways youth diaspora climate drivers aspirations information towns`,
  fr: `le de la les et des en un une pour que qui dans sur par avec au sont aux plus ont entre leur leurs pendant cette
    migrants réfugiés personnes mobilité voyage frontière route passeurs enquête répondants entretiens données protection
    risques pays région ville nord ouest est afrique europe sahel désert côte mer retour réintégration enfants femmes
    hommes travail transferts famille argent violence détention police agents politique dialogue partenariat coopération
    états réunion recommandations résultats aperçu trimestre mois année nombre part hausse baisse déclaré accès services
    abri nourriture eau santé asile visa voies légales jeunesse diaspora climat facteurs aspirations information œuvre`,
}

const SYLLABLES =
  'ba da ka la ma na sa ta za bo do ko lo mo no ro to bi di ki li mi ni ri si ti gou mba nde che ssa lle rra ndé guè'
const RARE = 30_000

/** Words of both languages and made-up names, so that there are as many different ones as in real reports. */
export class Words {
  readonly #random: Random
  readonly #common: Readonly<Record<Tongue, readonly string[]>>
  readonly #rare: readonly string[]

  constructor(random: Random) {
    this.#random = random
    this.#common = { fr: COMMON.fr.split(/\s+/), en: COMMON.en.split(/\s+/) }
    const syllables = SYLLABLES.split(' ')
    this.#rare = Array.from({ length: RARE }, () =>
      Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join(''),
    )
  }

  /** A sentence of running text. */
  sentence(tongue: Tongue, length: number): string {
    const words = Array.from({ length }, () =>
      this.#random.chance(0.15)
        ? this.#random.pick(this.#rare, 3)
        : this.#random.pick(this.#common[tongue], 1.6),
    )
    const text = words.join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }

  /** Text of a page, about `length` words in lines. */
  page(tongue: Tongue, length: number): string {
    return Array.from({ length: Math.ceil(length / 12) }, () => this.sentence(tongue, 12)).join('\n')
  }

  /** A made-up name. */
  name(): string {
    const word = this.#random.pick(this.#rare)
    return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  }
}
