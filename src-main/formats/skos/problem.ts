import type { RecordProblem } from '../../contract/exchange-parts.ts'

/** Problems of a file: the first of them, and how many there are. */
export class Problems {
  readonly first: RecordProblem[] = []
  count = 0
  readonly #most: number

  constructor(most = 1000) {
    this.#most = most
  }

  /** Takes a problem down; `value` is cut to what a person reads. */
  tell(
    reason: RecordProblem['reason'],
    { line = null, key = null, field = null, value = null, lost = false }: Partial<RecordProblem> = {},
  ): void {
    this.count += 1
    if (this.first.length < this.#most)
      this.first.push({ line, key, field, reason, value: value?.slice(0, 200) ?? null, lost })
  }
}
