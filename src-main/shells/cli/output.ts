import { writeSync } from 'node:fs'

/** Where a command writes. Answers go to standard output, everything else to standard error. */
export interface Output {
  /** JSON asked for with `--json`, or because nobody is looking at a terminal. */
  readonly json: boolean
  /** One JSON value on a line of its own. */
  value(value: unknown): void
  /** A line of text. */
  line(text: string): void
  /** A line that is not part of the answer. */
  note(text: string): void
  /** Progress on a terminal, replaced by the next; nothing elsewhere. */
  progress(text: string): void
}

const STDOUT = 1
const STDERR = 2

/** Writes all of it before the program may exit; a pipe whose reader left is no error. */
function write(target: number, text: string): void {
  let rest = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(target, rest))
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error
      if (error.code === 'EPIPE') return
      if (error.code !== 'EAGAIN') throw error
    }
  }
}

/** Control characters of a title or a file's name must not steer the terminal. */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g, '\ufffd')
}

/** Output on the process's own streams. */
export function terminalOutput(json: boolean): Output {
  const live = process.stderr.isTTY === true
  let shown = false
  const clear = (): void => {
    if (shown) write(STDERR, '\r\u001b[K')
    shown = false
  }
  return {
    json,
    value: (value) => {
      clear()
      write(STDOUT, `${JSON.stringify(value)}\n`)
    },
    line: (text) => {
      clear()
      write(STDOUT, `${harmless(text)}\n`)
    },
    note: (text) => {
      clear()
      write(STDERR, `${harmless(text)}\n`)
    },
    progress: (text) => {
      if (!live) return
      clear()
      write(STDERR, harmless(text).slice(0, (process.stderr.columns || 80) - 1))
      shown = true
    },
  }
}
