/** Resolves after some milliseconds; never once `signal` ended the wait, since nobody waits any more then. */
export function settled(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  })
}
