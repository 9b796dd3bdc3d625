/** A way of writing that cannot serve a file, with the reason in a stable word. The next way is tried. */
export class WriteProblem extends Error {
  readonly word: string

  constructor(word: string, options?: ErrorOptions) {
    super(word, options)
    this.name = 'WriteProblem'
    this.word = word
  }
}
