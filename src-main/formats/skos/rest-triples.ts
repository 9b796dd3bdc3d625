import type { SaidResource, Statement, StatementObject } from '../../contract/statements.ts'
import { iri, PREFIXES, type Term, type Triple } from './graph.ts'

const { rdf } = PREFIXES

/** Statements that were kept, as triples again. Nodes without a name get one for the file, counted in the order of writing. */
export class RestTriples {
  #blank = 0

  #name(): string {
    this.#blank += 1
    return `_:n${this.#blank}`
  }

  #object(object: StatementObject, beside: Triple[]): Term {
    if ('iri' in object) return iri(object.iri)
    if ('text' in object) {
      const { text: value, language, datatype } = object
      return { kind: 'literal', value, language, datatype }
    }
    if ('list' in object) return this.#list(object.list, beside)
    const name = this.#name()
    beside.push(...this.of(name, object.node))
    return iri(name)
  }

  #list(items: readonly StatementObject[], beside: Triple[]): Term {
    const names = items.map(() => this.#name())
    items.forEach((item, at) => {
      const subject = names[at] ?? ''
      const inside: Triple[] = []
      beside.push(
        { subject, predicate: `${rdf}first`, object: this.#object(item, inside) },
        { subject, predicate: `${rdf}rest`, object: iri(names[at + 1] ?? `${rdf}nil`) },
        ...inside,
      )
    })
    return iri(names[0] ?? `${rdf}nil`)
  }

  /** What is said of a subject; triples of one subject follow each other. */
  of(subject: string, said: readonly Statement[]): Triple[] {
    const beside: Triple[] = []
    const own = said.map(({ predicate, object }) => ({
      ...{ subject, predicate },
      object: this.#object(object, beside),
    }))
    return [...own, ...beside]
  }

  /** A thing beside the concepts. */
  resource({ iri: given, said }: SaidResource): Triple[] {
    return this.of(given ?? this.#name(), said)
  }
}
