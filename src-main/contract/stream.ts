/** Work that tells of its steps, as a method of the contract answers: events, ended by a result. */
interface Steps<Event, Result> {
  next(): Promise<IteratorResult<Event, Result>>
}

/**
 * Follows work that tells of its steps, to its end.
 *
 * @param stream what a method of the contract answers
 * @param onEvent called for each event
 * @throws what the work throws
 */
export async function resultOf<Event, Result>(
  stream: PromiseLike<Steps<Event, Result>>,
  onEvent: (event: Event) => void = () => undefined,
): Promise<Result> {
  const steps = await stream
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
    onEvent(step.value)
  }
}
