import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** What a run of the command line left. */
export interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line from its source, as a process of its own. */
export function cartable(...args: string[]): Promise<Ran> {
  const program = join(import.meta.dirname, 'main.ts')
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8', NODE_NO_WARNINGS: '1' }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}

/** The JSON values of an answer, one a line. */
export const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
