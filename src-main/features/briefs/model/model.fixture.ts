import type { BriefContent, ExcerptContent, Provenance } from '../../../contract/briefs.ts'
import { EMPTY_FIELDS } from '../../../contract/empty-fields.ts'
import type { StoredBrief, StoredItem } from '../store.ts'
import type { BriefFacts, CitedWork } from './facts.ts'

const id = (kind: number, at: number): string =>
  `0198c0de-000${kind}-7000-8000-${String(at).padStart(12, '0')}`
export const publicationId = (at: number): string => id(1, at)
export const attachmentId = (at: number): string => id(2, at)
export const itemId = (at: number): string => id(3, at)
export const markId = (at: number): string => id(4, at)
export const shaOf = (file: number): string => String(file).padStart(64, '0')
const AT = '2026-11-01T08:00:00.000Z'

export const BRIEF: StoredBrief = {
  id: id(5, 0),
  title: 'Routes du Sahel',
  subtitle: '',
  author: 'Amina Diallo',
  issued: '2026-11',
  language: 'fr',
  template: 'briefing-note',
  style: 'apa',
  options: { cover: false, contents: false, bibliography: true, annex: true, provenance: false },
  createdAt: AT,
  modifiedAt: AT,
  trashedAt: null,
}

/** Where an excerpt comes from: file 1 is French, the others English. */
export function provenance(file: number, pageIndex: number): Provenance {
  return {
    publicationId: publicationId(file),
    attachmentId: attachmentId(file),
    sha256: shaOf(file),
    pageIndex,
    pageLabel: null,
    language: file === 1 ? 'fr' : 'en',
    prefix: null,
    suffix: null,
    url: `https://example.org/${file}.pdf`,
    retrievedAt: AT,
  }
}

let marks = 0

/** An excerpt of a page of a file. */
export function excerpt(
  file: number,
  pageIndex: number,
  changes: Partial<ExcerptContent> = {},
): ExcerptContent {
  marks += 1
  return {
    kind: 'excerpt',
    annotationId: markId(marks),
    markKind: 'highlight',
    colour: '#fdea6e',
    form: 'quote',
    quote: 'Les passeurs',
    shown: null,
    rect: [10, 10, 20, 20],
    quads: [[10, 20, 20, 20, 10, 10, 20, 10]],
    ink: [],
    inkWidths: null,
    author: 'Amina Diallo',
    markedAt: AT,
    comment: 'à citer',
    commentShareable: true,
    markComment: 'à citer',
    translation: null,
    provenance: provenance(file, pageIndex),
    ...changes,
  }
}

/** Items in the order given. */
export function itemsOf(contents: readonly BriefContent[]): StoredItem[] {
  return contents.map((content, at) => ({
    id: itemId(at),
    briefId: BRIEF.id,
    rank: `a${at}`,
    content,
    trashedAt: null,
  }))
}

function work(at: number): CitedWork {
  const agent = { kind: 'organisation' as const, name: 'MMC', conceptId: null }
  const title = at === 1 ? { fr: 'Les routes' } : { en: `Wells ${at}` }
  const fields = { ...EMPTY_FIELDS, title, issued: '2019-05', publishers: [agent] }
  return { work: { id: publicationId(at), ...fields }, genre: 'Report' }
}

/** Facts of three files and their publications. */
export function facts(changes: Partial<BriefFacts> = {}): BriefFacts {
  const numbers = [1, 2, 3]
  return {
    works: new Map(numbers.map((at) => [attachmentId(at), work(at)])),
    files: new Map(
      numbers.map((at) => [
        shaOf(at),
        { fileName: `${at}.pdf`, path: `/files/${at}.pdf`, password: null, changed: false },
      ]),
    ),
    statuses: new Map(),
    template: { id: 'briefing-note', folder: null },
    style: { id: 'apa', csl: null },
    ...changes,
  }
}
