import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { ExportScope, RecordsWritten } from '../../../contract/exchange.ts'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { parseFilter } from './catalogue.ts'
import { collect, collectionOf, formatOf, oneOf } from './record-options.ts'

interface Options {
  readonly format: string
  readonly output: string
  readonly filter: string[]
  readonly id: string[]
  readonly collection?: string
  readonly notes: string
  readonly overwrite?: boolean
}

async function scopeOf(session: Session, options: Options): Promise<ExportScope> {
  if (options.id.length > 0) return { kind: 'ids', ids: options.id }
  const filter = parseFilter(options.filter)
  if (options.collection === undefined) {
    const sort = { by: 'issued', descending: true } as const
    return { kind: 'list', query: { filter, sort, language: session.words.language } }
  }
  return { kind: 'collection', id: await collectionOf(session, options.collection) }
}

async function write(session: Session, options: Options): Promise<RecordsWritten> {
  const { client, words, output, signal } = session
  const steps = await client.exchange.write(
    {
      format: formatOf(options.format),
      scope: await scopeOf(session, options),
      language: words.language,
      notes: oneOf(['none', 'shareable', 'all'] as const, options.notes, '--notes'),
      path: resolve(options.output),
      overwrite: options.overwrite ?? false,
    },
    { signal },
  )
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
    output.progress(words.say('cli.writingRecords', { ...value }))
  }
}

async function exportCatalogue(session: Session, options: Options) {
  const written = await write(session, options)
  const count = written.counts['publications'] ?? 0
  if (session.output.json) session.output.value(written)
  else session.output.line(session.words.say('cli.recordsWritten', { path: written.path, count }))
  return EXIT.done
}

/** `cartable export catalogue` */
export function addExportCatalogue(program: Command, words: Words): void {
  program.commands
    .find((command) => command.name() === 'export')
    ?.command('catalogue')
    .requiredOption('-f, --format <format>', '')
    .requiredOption('-o, --output <path>', '')
    .option('--filter <key=value>', '', collect, [])
    .option('--id <publication>', '', collect, [])
    .option('--collection <name>', '')
    .option('--notes <which>', '', 'shareable')
    .option('--overwrite', '')
    .addHelpText(
      'after',
      example(words, 'export catalogue --format bibtex --filter year=2019..2021 -o mmc.bib'),
    )
    .action((options: Options, command: Command) =>
      run(command, (session) => exportCatalogue(session, options)),
    )
}
