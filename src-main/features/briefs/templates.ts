import type { Context, Reader } from '../../base/context.ts'
import type { BriefContent, BriefOptions, BriefTemplate, GroupBy } from '../../contract/briefs.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { ownTemplates } from '../../pdf/brief/templates.ts'
import { conceptTree } from './concepts.ts'
import { domainHeadings } from './domains.ts'

type Texts = Readonly<Record<InterfaceLanguage, string>>

/** A template: what a new brief begins with, and how its excerpts are usually ordered. */
export interface Template {
  readonly id: string
  readonly name: Texts
  readonly description: Texts
  readonly groupBy: GroupBy | null
  readonly options: BriefOptions
  /** Headings of the first level that a new brief has. */
  readonly headings: Readonly<Record<InterfaceLanguage, readonly string[]>>
}

const PLAIN: BriefOptions = {
  cover: false,
  contents: false,
  bibliography: true,
  annex: false,
  provenance: false,
}

const NO_HEADINGS = { fr: [], en: [] } as const

/** Templates that come with Cartable, the usual one first. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'briefing-note',
    name: { fr: 'Note de synthèse', en: 'Briefing note' },
    description: {
      fr: 'Quelques pages pour préparer une réunion\u00a0: l’essentiel d’abord, puis ce qui l’étaye.',
      en: 'A few pages to prepare a meeting: what matters first, then what supports it.',
    },
    groupBy: null,
    options: PLAIN,
    headings: {
      fr: ['Points essentiels', 'Contexte', 'Constats', 'Suites à donner'],
      en: ['Key points', 'Background', 'Findings', 'Next steps'],
    },
  },
  {
    id: 'annotated-bibliography',
    name: { fr: 'Bibliographie commentée', en: 'Annotated bibliography' },
    description: {
      fr: 'Une rubrique par publication, avec ses extraits et vos commentaires.',
      en: 'A section for each publication, with its excerpts and your comments.',
    },
    groupBy: 'publication',
    options: { ...PLAIN, contents: true },
    headings: NO_HEADINGS,
  },
  {
    id: 'excerpts-by-domain',
    name: { fr: 'Extraits par domaine de Rabat', en: 'Excerpts by Rabat domain' },
    description: {
      fr: 'Les extraits rangés selon les cinq domaines du Plan d’action de Cadix.',
      en: 'Excerpts under the five areas of the Cadiz Action Plan.',
    },
    groupBy: 'domain',
    options: { ...PLAIN, cover: true, contents: true },
    headings: NO_HEADINGS,
  },
  {
    id: 'country-sheet',
    name: { fr: 'Fiche pays', en: 'Country sheet' },
    description: {
      fr: 'Ce que disent les publications d’un pays, rangé par thème.',
      en: 'What publications say of one country, by theme.',
    },
    groupBy: 'concept',
    options: PLAIN,
    headings: { fr: ['En bref'], en: ['At a glance'] },
  },
]

/** The template of a brief; the usual one where its own is not there any more. */
export function templateOf(id: string): Template {
  const found = TEMPLATES.find((template) => template.id === id) ?? TEMPLATES[0]
  if (!found) throw new Error('No templates')
  return found
}

/** What a new brief of a template begins with. */
export async function skeletonOf(
  db: Reader,
  { headings, groupBy }: Template,
  language: InterfaceLanguage,
): Promise<BriefContent[]> {
  const own = headings[language].map((text): BriefContent => ({ kind: 'heading', level: 1, text }))
  if (groupBy !== 'domain') return own
  return [...own, ...domainHeadings(await conceptTree(db), language)]
}

/** Templates as the window lists them; one of a person's own with the name of one of ours takes its place. */
export async function listTemplates({ layout }: Context): Promise<BriefTemplate[]> {
  const own = await ownTemplates(layout.templates)
  const ours = TEMPLATES.filter(({ id }) => !own.some((each) => each.id === id))
  return [
    ...ours.map(({ id, name, description, groupBy }) => ({
      ...{ id, groupBy, own: false, problem: null },
      name: { ...name },
      description: { ...description },
    })),
    ...own,
  ]
}
