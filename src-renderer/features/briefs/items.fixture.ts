import type { BriefItem, ExcerptContent } from '../../../src-main/contract/briefs.ts'

const item = (id: string, content: BriefItem['content']): BriefItem => ({
  id,
  content,
  liveness: content.kind === 'excerpt' ? 'same' : null,
  differences: {},
})

const PROVENANCE = {
  publicationId: '0198a000-0000-7000-8000-000000000001',
  attachmentId: '0198a000-0000-7000-8000-000000000002',
  sha256: 'a'.repeat(64),
  pageIndex: 4,
  pageLabel: '5',
  language: 'fr',
  prefix: null,
  suffix: null,
  url: null,
  retrievedAt: null,
}

/** A heading, named by its id. */
export const heading = (id: string, level = 1): BriefItem => item(id, { kind: 'heading', level, text: id })

/** A paragraph. */
export const paragraph = (id: string, markdown = id): BriefItem => item(id, { kind: 'paragraph', markdown })

/** An excerpt of a French page. */
export const excerpt = (id: string, part: Partial<ExcerptContent> = {}): BriefItem =>
  item(id, {
    kind: 'excerpt',
    annotationId: `mark of ${id}`,
    markKind: 'highlight',
    colour: '#fdea6e',
    form: 'quote',
    quote: `words of ${id}`,
    shown: null,
    rect: [0, 0, 1, 1],
    quads: [],
    ink: [],
    inkWidths: null,
    author: 'Inès',
    markedAt: null,
    comment: '',
    commentShareable: false,
    markComment: '',
    translation: null,
    provenance: PROVENANCE,
    ...part,
  })
