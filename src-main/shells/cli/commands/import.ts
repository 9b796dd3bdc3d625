import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ImportEvent, ImportResult, ImportSummary } from '../../../contract/imports.ts'
import { EXIT, run, type Session } from '../session.ts'
import { example } from '../help.ts'
import type { Words } from '../words.ts'

/** Pages of progress are shown for whole files: one line, what and how many of how many. */
function showProgress(event: ImportEvent, total: number, done: number, { output, words }: Session): void {
  if (event.kind !== 'progress') return
  const width = 20
  const filled = total === 0 ? 0 : Math.round((width * done) / total)
  const bar = '▓'.repeat(filled) + '░'.repeat(width - filled)
  output.progress(
    words.say('cli.importing', {
      done,
      total,
      bar,
      path: basename(event.path),
      page: event.done,
      pages: event.total,
    }),
  )
}

/** The line that scripts read: a reason in plain words, null for an import that went well. */
function lineOf(result: ImportResult, { words }: Session) {
  const { path, status, publicationId, attachmentId, pages, problem } = result
  const duplicate = status === 'duplicate' ? words.say('cli.alreadyHere') : null
  return {
    path,
    status,
    publicationId,
    attachmentId,
    pages,
    reason: problem ? words.explain(problem) : duplicate,
  }
}

function showResult(result: ImportResult, session: Session): void {
  const { output, words } = session
  const line = lineOf(result, session)
  if (output.json) output.value(line)
  else {
    const status = words.say(`status.${line.status}`)
    output.line(
      `${status.padEnd(18)} ${line.path}${line.reason === null ? '' : `\n${' '.repeat(19)}${line.reason}`}`,
    )
  }
}

async function runImport(
  session: Session,
  paths: string[],
  password: string | undefined,
): Promise<ImportSummary> {
  const input = password === undefined ? { paths } : { paths, password }
  const events = await session.client.imports.run(input, { signal: session.signal })
  let total = 0
  let done = 0
  for (;;) {
    const { done: ended, value } = await events.next()
    if (ended) return value
    if (value.kind === 'found') total = value.total
    if (value.kind === 'progress') showProgress(value, total, done, session)
    if (value.kind === 'result') {
      done += 1
      showResult(value.result, session)
    }
  }
}

/** `cartable import PATH…` */
export function addImport(program: Command, words: Words): void {
  program
    .command('import')
    .argument('<path...>')
    .option('--password <password>', '')
    .addHelpText('after', example(words, 'import ~/Downloads/MMC --library ~/Cartable'))
    .action(async (paths: string[], options: { password?: string }, command: Command) => {
      const work = async (session: Session) => {
        const summary = await runImport(session, paths, options.password)
        if (session.output.json) session.output.value({ summary })
        else session.output.line(session.words.say('cli.importSummary', summary))
        const failed = summary.rejected + summary.needsPassword
        return failed > 0 ? EXIT.failed : EXIT.done
      }
      await run(command, work, { create: true })
    })
}
