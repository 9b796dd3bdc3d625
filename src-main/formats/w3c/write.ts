import type { Annotation } from '../../contract/annotations.ts'
import type { LanguageMap } from '../../contract/values.ts'
import { ANNO_CONTEXT, CONCEPT_IRI, MARK_IRI, OWN_CONTEXT, PDF_FRAGMENT, type OwnPart } from './schema.ts'

/** The file that marks lie on, and names for what they refer to. */
export interface MarkedFile {
  readonly attachmentId: string
  /** Title of the publication. */
  readonly label: string
  readonly sha256: string
  readonly mediaType: string
  readonly language: string | null
  /** Where the file was obtained, if from the web. */
  readonly url: string | null
  /** Labels of a concept by language; none for one that is not known. */
  readonly labelsOf: (conceptId: string) => LanguageMap
}

type Json = Readonly<Record<string, unknown>>

const when = (condition: boolean, part: Json): Json => (condition ? part : {})

function bodiesOf(mark: Annotation, file: MarkedFile): Json[] {
  const purpose = mark.inReplyTo === null ? 'commenting' : 'replying'
  const comment = { type: 'TextualBody', value: mark.comment, format: 'text/markdown', purpose }
  const tags = mark.concepts.map((id) => {
    const labels = Object.entries(file.labelsOf(id)).map(([language, value]) => ({
      '@language': language,
      '@value': value,
    }))
    const source = {
      id: `${CONCEPT_IRI}${id}`,
      type: 'skos:Concept',
      ...when(labels.length > 0, { 'skos:prefLabel': labels }),
    }
    return { type: 'SpecificResource', source, purpose: 'tagging' }
  })
  return [...(mark.comment === '' ? [] : [comment]), ...tags]
}

/** The page, and within it the words: a later edition is searched for both. */
function targetOf(mark: Annotation, file: MarkedFile): unknown {
  if (mark.inReplyTo !== null) return `${MARK_IRI}${mark.inReplyTo}`
  const words = mark.quote !== null && {
    type: 'TextQuoteSelector',
    exact: mark.quote,
    ...when(mark.prefix !== null, { prefix: mark.prefix }),
    ...when(mark.suffix !== null, { suffix: mark.suffix }),
  }
  return {
    type: 'SpecificResource',
    source: {
      id: `urn:sha256:${file.sha256}`,
      type: 'Text',
      format: file.mediaType,
      ...when(file.language !== null, { language: file.language }),
      ...when(file.url !== null, { via: file.url }),
    },
    selector: {
      type: 'FragmentSelector',
      conformsTo: PDF_FRAGMENT,
      value: `page=${mark.pageIndex + 1}`,
      ...(words ? { refinedBy: words } : {}),
    },
  }
}

const DRAWN_FROM_WORDS: readonly Annotation['kind'][] = ['highlight', 'underline', 'strikeout', 'squiggly']

/** Why it was made (https://www.w3.org/TR/annotation-model/#motivation-and-purpose): at least one reason. */
export function motivationsOf(mark: Annotation): string[] {
  if (mark.inReplyTo !== null) return ['replying']
  const reasons = [
    ...(DRAWN_FROM_WORDS.includes(mark.kind) ? ['highlighting'] : []),
    ...(mark.comment === '' ? [] : ['commenting']),
    ...(mark.concepts.length === 0 ? [] : ['tagging']),
  ]
  return reasons.length > 0 ? reasons : ['bookmarking']
}

function ownPart(mark: Annotation): OwnPart {
  const { kind, colour, pageIndex, rect, quads, ink, inkWidths } = mark
  const { origin, anchoring, firstAuthor, externalName } = mark
  const { quote, prefix, suffix } = mark
  const lacksSelector = mark.inReplyTo !== null || quote === null
  const hasWords = quote !== null || prefix !== null || suffix !== null
  return {
    ...{ kind, colour, pageIndex, rect, quads, ink, origin, anchoring, firstAuthor, externalName },
    ...(inkWidths ? { inkWidths } : {}),
    ...(lacksSelector && hasWords ? { words: { quote, prefix, suffix } } : {}),
  }
}

function annotation(mark: Annotation, file: MarkedFile): Json {
  const bodies = bodiesOf(mark, file)
  return {
    id: `${MARK_IRI}${mark.id}`,
    type: 'Annotation',
    motivation: motivationsOf(mark),
    ...when(mark.author !== '', { creator: { type: 'Person', name: mark.author } }),
    created: mark.createdAt,
    modified: mark.modifiedAt,
    generator: { type: 'Software', name: 'Cartable' },
    ...when(bodies.length > 0, { body: bodies }),
    target: targetOf(mark, file),
    'cartable:mark': ownPart(mark),
  }
}

/**
 * Marks of a file as a W3C Annotation Collection with one page (Web Annotation Data Model, Recommendation of
 * 23 February 2017), a plain value for `JSON.stringify`. Lossless but for the id of the attachment, which only this
 * library knows: what the model cannot say stands in `cartable:mark`, which other programs pass over.
 */
export function marksToW3c(marks: readonly Annotation[], file: MarkedFile): Json {
  const id = `urn:cartable:marks:${file.attachmentId}`
  return {
    '@context': [ANNO_CONTEXT, OWN_CONTEXT],
    id,
    type: 'AnnotationCollection',
    label: file.label,
    total: marks.length,
    first: {
      id: `${id}:1`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
      items: marks.map((mark) => annotation(mark, file)),
    },
  }
}
