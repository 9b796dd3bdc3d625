import type { RecordField, RecordFieldName } from '../contract/exchange-parts.ts'

/** A field and the language of its values, where the mapping says one. */
export interface Target {
  readonly name: RecordFieldName
  readonly language: string | null
}

/** `title:fr` → field and language. */
export function targetOf(field: RecordField): Target {
  const at = field.indexOf(':')
  const name = (at < 0 ? field : field.slice(0, at)) as RecordFieldName
  return { name, language: at < 0 ? null : field.slice(at + 1) }
}

/** Values that go to one field, with the column that they come from. */
export interface Gathered {
  readonly column: string
  readonly language: string | null
  readonly values: readonly string[]
}

/** Cells by the field that they go to. */
export class Gathering {
  readonly #byName = new Map<RecordFieldName, Gathered[]>()

  add(target: Target, column: string, values: readonly string[]): void {
    const filled = values.filter((value) => value.trim() !== '')
    if (filled.length === 0) return
    const list = this.#byName.get(target.name) ?? []
    list.push({ column, language: target.language, values: filled })
    this.#byName.set(target.name, list)
  }

  of(name: RecordFieldName): readonly Gathered[] {
    return this.#byName.get(name) ?? []
  }

  /** All values of a field. */
  all(name: RecordFieldName): readonly string[] {
    return this.of(name).flatMap(({ values }) => values)
  }

  /** The first value of a field. */
  first(name: RecordFieldName): string | undefined {
    return this.of(name)[0]?.values[0]
  }
}
