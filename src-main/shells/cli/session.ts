import { homedir } from 'node:os'
import { join } from 'node:path'
import { ORPCError } from '@orpc/server'
import type { Command } from 'commander'
import { ERROR_CODES, type ErrorCode, type ErrorData, serialiseError } from '../../contract/errors.ts'
import type { CartableClient } from '../../contract/index.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { type Library, openLibrary } from '../../core/library.ts'
import { type Output, terminalOutput } from './output.ts'
import { systemLanguage, type Words, wordsIn } from './words.ts'

/** Exit statuses, as `--help` says. */
export const EXIT = { done: 0, failed: 1, usage: 2, library: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What every command is given. */
export interface Session {
  readonly client: CartableClient
  readonly library: Library
  readonly output: Output
  readonly words: Words
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Options of the program itself. */
export interface GlobalOptions {
  readonly library?: string
  readonly json?: boolean
  readonly text?: boolean
  readonly lang?: InterfaceLanguage
  readonly workers?: number
}

/** A failure in plain form, whether it came through the contract or not. */
export function plainError(error: unknown): { code: ErrorCode; data: ErrorData; message: string } {
  if (error instanceof ORPCError && ERROR_CODES.includes(error.code as ErrorCode)) {
    return { code: error.code as ErrorCode, data: (error.data ?? {}) as ErrorData, message: error.message }
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const issues = (error.data as { issues?: { path?: (string | number)[]; message: string }[] } | undefined)
      ?.issues
    const first = issues?.[0]
    const data = { field: first?.path?.join('.') ?? '', value: first?.message ?? error.message }
    return { code: 'INVALID_VALUE', data, message: error.message }
  }
  return serialiseError(error)
}

const LIBRARY_CODES: readonly ErrorCode[] = [
  'LIBRARY_MISSING',
  'LIBRARY_NEWER',
  'LIBRARY_LOCKED',
  'LIBRARY_DAMAGED',
  'LIBRARY_READ_ONLY',
]
const USAGE_CODES: readonly ErrorCode[] = ['INVALID_VALUE', 'INVALID_QUERY']

function exitOf(code: ErrorCode, opened: boolean): ExitCode {
  if (LIBRARY_CODES.includes(code) || !opened) return EXIT.library
  return USAGE_CODES.includes(code) ? EXIT.usage : EXIT.failed
}

/** Folder of the library: `--library`, else `CARTABLE_LIBRARY`, else `Cartable` in the home folder. */
export function libraryFolder(options: GlobalOptions): string {
  return options.library ?? process.env['CARTABLE_LIBRARY'] ?? join(homedir(), 'Cartable')
}

/** Where answers go, by `--json` and `--text`; JSON where standard output is no terminal. */
export function outputOf(options: GlobalOptions): Output {
  return terminalOutput(options.json ?? (options.text ? false : process.stdout.isTTY !== true))
}

/** Texts in the language of `--lang`, else the system’s. */
export function wordsOf(options: GlobalOptions): Words {
  return wordsIn(options.lang ?? systemLanguage(process.env))
}

/**
 * Opens the library, runs one command, closes. Every failure becomes a sentence in the person's language and an exit
 * status; nothing of the program's inside is shown. `prepare` runs before the library is opened.
 */
export async function run(
  command: Command,
  work: (session: Session) => Promise<ExitCode>,
  settings: { create?: boolean; folder?: string; prepare?: (folder: string) => Promise<void> } = {},
): Promise<void> {
  const options: GlobalOptions = command.optsWithGlobals()
  const output = outputOf(options)
  const words = wordsOf(options)
  const stop = new AbortController()
  const interrupt = (): void => stop.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  let library: Library | undefined
  try {
    const folder = settings.folder ?? libraryFolder(options)
    await settings.prepare?.(folder)
    library = await openLibrary(folder, {
      create: settings.create ?? false,
      ...(options.workers === undefined ? {} : { workers: options.workers }),
    })
    const session = { client: library.client, library, output, words, signal: stop.signal }
    process.exitCode = await work(session)
  } catch (error) {
    const plain = plainError(error)
    if (output.json)
      output.value({ error: { code: plain.code, message: words.explain(plain), data: plain.data } })
    output.note(words.explain(plain))
    if (plain.code === 'INTERNAL' && process.env['CARTABLE_DEBUG'] !== undefined) output.note(String(error))
    process.exitCode = exitOf(plain.code, library !== undefined)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    await library?.close()
  }
}
