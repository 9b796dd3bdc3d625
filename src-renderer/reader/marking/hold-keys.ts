import { isTyping } from '../../client/keys.ts'

/** How long letters are held back after the field was asked for, at most; milliseconds. */
const LONGEST = 1500

/** The part of a key event that tells what it is. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Whether a key writes a character: in a field it is text, on a page it is a command. */
export function writes({ key, ctrlKey, metaKey, altKey }: Pressed): boolean {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey
}

/**
 * Holds characters back that are typed after a field was asked for and before it has the keyboard: meant for the field,
 * they were taken as commands, and `s` struck a text out. They go nowhere.
 *
 * @param asked settles when the field was opened, or was not
 */
export function holdKeys(asked: Promise<unknown>): void {
  const end = new AbortController()
  const options = { signal: end.signal, capture: true }
  const hold = (event: KeyboardEvent): void => {
    if (isTyping(event.target) || !writes(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', hold, options)
  window.addEventListener('focusin', ({ target }) => isTyping(target) && end.abort(), options)
  window.addEventListener('pointerdown', () => end.abort(), options)
  const give = (): void => void setTimeout(() => end.abort(), LONGEST)
  asked.then(give, give)
}
