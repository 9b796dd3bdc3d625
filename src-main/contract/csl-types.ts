/** Types of CSL 1.0.2 that our publications become. */
const CSL_TYPES = {
  article: 'article',
  essay: 'article',
  interview: 'interview',
  'migrant-story': 'article',
  'news-article': 'webpage',
  'press-release': 'webpage',
  faq: 'webpage',
  newsletter: 'periodical',
  brochure: 'pamphlet',
  infographic: 'graphic',
  mapping: 'map',
  video: 'motion_picture',
  audio: 'broadcast',
  presentation: 'speech',
  speech: 'speech',
  dataset: 'dataset',
  mou: 'treaty',
  // What a body adopts or works by is no report of anything.
  'action-plan': 'document',
  agenda: 'document',
  'concept-note': 'document',
  declaration: 'document',
  'meeting-conclusions': 'document',
  recommendations: 'document',
  'terms-of-reference': 'document',
} as const

/** The type of CSL of a concept of the scheme `publication-type`; reports are what most of them are. */
export function cslType(type: string | null): string {
  const name = type?.slice(type.indexOf(':') + 1) ?? ''
  return Object.hasOwn(CSL_TYPES, name) ? CSL_TYPES[name as keyof typeof CSL_TYPES] : 'report'
}

/** Concepts for types of CSL that say something of their own; `report`, `book` and the like say too little. */
const CONCEPTS: Readonly<Record<string, string>> = {
  interview: 'interview',
  pamphlet: 'brochure',
  graphic: 'infographic',
  map: 'mapping',
  motion_picture: 'video',
  broadcast: 'audio',
  speech: 'speech',
  dataset: 'dataset',
  periodical: 'newsletter',
  'article-newspaper': 'news-article',
  'article-magazine': 'article',
  'article-journal': 'article',
  article: 'article',
}

/** The concept that a type of CSL surely means, or null. */
export function conceptOfCslType(type: string): string | null {
  const name = CONCEPTS[type]
  return name === undefined ? null : `publication-type:${name}`
}
