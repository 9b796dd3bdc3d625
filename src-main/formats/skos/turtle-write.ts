import { BOOLEAN, PREFIXES, type Term, type Triple, TYPE } from './graph.ts'

const { cartable, dc, dct, owl, skos } = PREFIXES
/** Those that our statements are shortened with; the head of every file. */
const WRITTEN = { cartable, dc, dct, owl, skos }

const NAMED: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\b': '\\b',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
}

const numeric = (char: string): string =>
  `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** A string as Turtle quotes it: STRING_LITERAL_QUOTE of RDF 1.1 Turtle §6.5. */
function quoted(text: string): string {
  const safe = text.replace(
    /[\u0000-\u001f"\\\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => NAMED[char] ?? numeric(char),
  )
  return `"${safe}"`
}

/** A name with a prefix where that needs no escapes, else the whole IRI. */
function named(iri: string): string {
  if (iri.startsWith('_:')) return iri
  for (const [prefix, start] of Object.entries(WRITTEN)) {
    const local = iri.startsWith(start) ? iri.slice(start.length) : ''
    if (/^[A-Za-z_][\w-]*$/.test(local)) return `${prefix}:${local}`
  }
  return `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, numeric)}>`
}

function written(term: Term): string {
  if (term.kind === 'iri') return named(term.value)
  if (term.language !== null) return `${quoted(term.value)}@${term.language}`
  if (term.datatype === BOOLEAN && /^(?:true|false)$/.test(term.value)) return term.value
  return term.datatype === null ? quoted(term.value) : `${quoted(term.value)}^^${named(term.datatype)}`
}

function block(subject: string, triples: readonly Triple[]): string {
  const predicates = [...Map.groupBy(triples, ({ predicate }) => predicate)]
  const lines = predicates.map(([predicate, said]) => {
    const objects = said.map(({ object }) => written(object))
    return `${predicate === TYPE ? 'a' : named(predicate)} ${objects.join(',\n    ')}`
  })
  return `${named(subject)} ${lines.join(' ;\n  ')} .\n`
}

/** What a file of Turtle begins with. */
export const TURTLE_HEAD = Object.entries(WRITTEN)
  .map(([prefix, start]) => `@prefix ${prefix}: <${start}> .\n`)
  .join('')

/** Statements as RDF 1.1 Turtle below {@link TURTLE_HEAD}, in their order; those of a subject follow each other. */
export function turtlePart(triples: readonly Triple[]): string {
  return [...Map.groupBy(triples, ({ subject }) => subject)]
    .map(([subject, said]) => `\n${block(subject, said)}`)
    .join('')
}

/** Statements as a whole file of Turtle. */
export function turtleOf(triples: readonly Triple[]): string {
  return `${TURTLE_HEAD}${turtlePart(triples)}`
}
