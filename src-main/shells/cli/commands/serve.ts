import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { onDefect, tellDefect } from '../../../base/defects.ts'
import { resourcePath } from '../../../base/resources.ts'
import { Session } from '../../../core/session.ts'
import { configFolder, SettingsFile } from '../../../core/settings.ts'
import { keptSecret, serveWeb, type WebServer } from '../../web/index.ts'
import { example } from '../help.ts'
import { EXIT, type GlobalOptions, libraryFolder, outputOf, plainError, wordsOf } from '../session.ts'
import type { Words } from '../words.ts'

interface ServeOptions extends GlobalOptions {
  readonly port: number
  readonly open?: boolean
}

/** Longest wait for the library to close; the next start recovers what it could not finish. */
const CLOSE_MS = 5000
const HIGHEST_PORT = 65_535

function port(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > HIGHEST_PORT) throw new InvalidArgumentError('')
  return number
}

/** The built interface, beside the built program. */
function pagesFolder(): string {
  return resourcePath('out', 'renderer')
}

/** Opens the address in the person's browser; where that fails, it stands in the terminal anyway. */
function openInBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url]
  if (program === undefined) return
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

/** Resolves when the terminal closes, or asks the program to end. */
function asksToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    // A program that started this one with a channel and has gone.
    process.once('disconnect', () => resolve())
  })
}

async function close(server: WebServer): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref())
  await Promise.race([server.close(), late])
}

async function serve(options: ServeOptions): Promise<void> {
  const output = outputOf(options)
  const words = wordsOf(options)
  const session = new Session({
    folder: libraryFolder(options),
    ...(options.workers === undefined ? {} : { workers: options.workers }),
    onFailure: (error) => output.note(words.explain(error)),
  })
  if (process.env['CARTABLE_DEBUG'] !== undefined) {
    onDefect((_defect, error) => output.note(error instanceof Error ? (error.stack ?? '') : String(error)))
  }
  // A promise that nobody waited for is no reason to end under the pages that are open.
  process.on('unhandledRejection', tellDefect)
  const settings = new SettingsFile(configFolder())
  let server: WebServer
  try {
    const secret = await keptSecret(configFolder())
    server = await serveWeb({ session, settings, pages: pagesFolder(), port: options.port, secret })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    output.note(taken ? words.say('cli.portTaken', { port: options.port }) : words.explain(plainError(error)))
    process.exitCode = EXIT.failed
    return
  }
  const ended = asksToEnd()
  if (output.json) output.value({ url: server.url })
  else {
    output.line(words.say('cli.serving', { url: server.url }))
    if (!existsSync(join(pagesFolder(), 'index.html'))) output.note(words.say('cli.notBuilt'))
  }
  if (options.open) openInBrowser(server.url)
  // Whoever looks meanwhile is told that it is being opened.
  await session.retry()
  await ended
  await close(server)
  process.exit(EXIT.done)
}

/** `cartable serve` */
export function addServe(program: Command, words: Words): void {
  program
    .command('serve')
    .option('--port <number>', '', port, 0)
    .option('--open')
    .addHelpText('after', example(words, 'serve --open', 'serve --port 8765 --library ~/Cartable'))
    .action((_options: object, command: Command) => serve(command.optsWithGlobals()))
}
