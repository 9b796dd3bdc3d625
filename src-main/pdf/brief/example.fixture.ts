import type { Agent } from '../../contract/publications.ts'
import { makePdf } from '../../testing/pdf.ts'
import type { BriefBlock, BriefModel, Origin, PageArea, Reference } from './model.ts'

/** Words of an Arabic source, with a Latin name and a year in them. */
export const ARABIC = 'المهربون ليسوا مجموعة متجانسة، كما ورد في تقرير MMC (2019) حول الساحل.'

/** A file of two pages to take pictures from. */
export function examplePdf(): Promise<Uint8Array> {
  const lines = Array.from({ length: 30 }, (_, at) => `Ligne ${at + 1} : une personne sur trois`)
  return makePdf({
    pages: [
      ['Risques de protection', ...lines],
      ['Page deux', ...lines],
    ],
  })
}

const organisation = (name: string): Agent => ({ kind: 'organisation', name, conceptId: null })

const reference = (key: string, titles: Record<string, string>, language: string): Reference => ({
  key,
  work: {
    id: '01890000-0000-7000-8000-000000000000',
    title: titles,
    subtitle: {},
    type: null,
    issued: '2024-05',
    creators: [organisation('Mixed Migration Centre')],
    publishers: [organisation('Mixed Migration Centre')],
    series: null,
    identifiers: [],
    url: {},
  },
  language,
  url: `https://mixedmigration.org/${key}`,
  retrievedAt: '2026-03-05T08:00:00.000Z',
  genre: null,
})

const origin = (fileName: string, page: number, part: Partial<Origin> = {}): Origin => ({
  fileName,
  sha256: fileName.padEnd(64, '0').replace(/[^0-9a-f]/g, '0'),
  page,
  pageLabel: String(page),
  url: `https://mixedmigration.org/wp-content/uploads/${fileName}`,
  retrievedAt: '2026-03-05T08:00:00.000Z',
  prefix: 'dans la région du Liptako-Gourma, ',
  suffix: ' disent les enquêtes',
  status: 'match',
  ...part,
})

type Excerpt = Extract<BriefBlock, { kind: 'excerpt' }>

export const excerpt = (id: string, part: Partial<Excerpt>): Excerpt => ({
  kind: 'excerpt',
  id,
  quote: null,
  language: 'fr',
  area: null,
  alt: '',
  comment: '',
  cite: { key: 'risques', locator: '5' },
  translation: null,
  otherLanguage: false,
  colourKey: 1,
  origin: origin('risques.pdf', 5),
  ...part,
})

const PROSE = `Les enquêtes s’accordent sur *un point* : le mot « passeur » recouvre **des métiers** que la loi ne distingue pas ; est-ce tout ?

- une avance, \`code\` compris
- une attente
  1. payée
  2. puis réclamée

> Une citation du texte lui-même.

| Objectif | Part |
|---|---|
| 7 | 54 % |
| 8 | 12 % |

Voir [le site](https://www.rabat-process.org/fr/) ~~ou non~~.`

/** A brief with all that a brief can hold, in French; `pdf` is the path of {@link examplePdf}. */
export function exampleBrief(pdf: string): BriefModel {
  const area = (pageIndex: number, rect: PageArea['rect']): PageArea => ({
    path: pdf,
    password: null,
    pageIndex,
    rect,
  })
  return {
    title: 'Passeurs au Sahel central : rôles & abus',
    subtitle: 'Ce que disent les enquêtes 4Mi',
    author: 'Secrétariat du Processus de Rabat',
    issued: '2026-11-24',
    language: 'fr',
    options: { cover: true, contents: true, bibliography: true, annex: false, provenance: true },
    template: { id: 'briefing-note', folder: null },
    style: { id: 'chicago-author-date', csl: null },
    annex: [],
    references: [
      reference('risques', { fr: 'Risques de protection et besoins d’assistance', en: 'Risks' }, 'fr'),
      reference('parts', { en: 'Players of many parts' }, 'en'),
      reference('taqrir', { ar: 'تقرير عن الساحل' }, 'ar'),
    ],
    blocks: [
      { kind: 'heading', id: 'h1', level: 1, text: 'Ce que disent les enquêtes' },
      { kind: 'heading', id: 'h2', level: 3, text: 'Des rôles multiples' },
      { kind: 'prose', id: 'p1', markdown: PROSE },
      excerpt('e1', {
        quote:
          'Les passeurs ne sont pas perçus comme un groupe homogène. <b>Une</b> même personne peut être tour à tour transporteur, logeur, prêteur ou intermédiaire.',
        comment: 'Le point à faire passer aux délégations : *pas de profil unique*.\n\nÀ dire d’abord.',
      }),
      excerpt('e2', {
        quote: 'Most of those interviewed say that smugglers also advance the cost of the journey.',
        language: 'en',
        cite: { key: 'parts', locator: '11' },
        origin: origin('parts.pdf', 11, { pageLabel: 'xi', status: 'shortened' }),
        translation: { text: 'La plupart disent que les passeurs avancent aussi le prix.', accepted: false },
        colourKey: 2,
      }),
      excerpt('e3', {
        quote: ARABIC,
        language: 'ar',
        cite: { key: 'taqrir', locator: '3' },
        origin: origin('taqrir.pdf', 3, {
          url: null,
          retrievedAt: null,
          prefix: 'قال التقرير',
          suffix: null,
          status: null,
        }),
        otherLanguage: true,
        colourKey: 4,
      }),
      { kind: 'heading', id: 'h3', level: 1, text: 'Images' },
      excerpt('e4', {
        area: area(0, [50, 500, 450, 800]),
        alt: 'Zone de la page 1 : liste de lignes',
        comment: 'Un tableau à lire ligne à ligne.',
        cite: { key: 'risques', locator: '1' },
        origin: origin('risques.pdf', 1, { status: 'image' }),
        colourKey: 3,
      }),
      excerpt('e5', { comment: 'Une note sans mots, sur la page entière.', colourKey: 5 }),
      excerpt('e6', {
        area: area(9, [50, 500, 450, 800]),
        alt: 'Page qui n’existe pas',
        colourKey: 6,
      }),
      {
        kind: 'pages',
        id: 'g1',
        areas: [area(1, null)],
        caption: 'La deuxième page, entière',
        alt: 'Page 2 de « Risques de protection »',
        cite: { key: 'risques', locator: '2' },
        origin: origin('risques.pdf', 2),
      },
    ],
  }
}
