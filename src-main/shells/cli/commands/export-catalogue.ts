import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CartableError } from '../../../contract/errors.ts'
import { type ExportScope, RecordFormat, type RecordsWritten } from '../../../contract/exchange.ts'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { parseFilter } from './catalogue.ts'

const collect = (value: string, all: string[]): string[] => [...all, value]

interface Options {
  readonly format: string
  readonly output: string
  readonly filter: string[]
  readonly id: string[]
  readonly collection?: string
  readonly notes: string
  readonly overwrite?: boolean
}

/** @throws CartableError INVALID_VALUE with what is allowed */
function oneOf<T extends string>(values: readonly T[], value: string, field: string): T {
  const found = values.find((each) => each === value.toLowerCase())
  if (found === undefined)
    throw new CartableError('INVALID_VALUE', { field, value, allowed: values.join(', ') })
  return found
}

/** A form of records as it is typed. @throws CartableError INVALID_VALUE */
export function formatOf(value: string): RecordFormat {
  const short: Readonly<Record<string, string>> = {
    bib: 'bibtex',
    csl: 'csl-json',
    xml: 'dc',
    json: 'csl-json',
  }
  return oneOf(RecordFormat.options, short[value.toLowerCase()] ?? value, '--format')
}

async function scopeOf({ client, words }: Session, options: Options): Promise<ExportScope> {
  if (options.id.length > 0) return { kind: 'ids', ids: options.id }
  const filter = parseFilter(options.filter)
  if (options.collection === undefined) {
    const sort = { by: 'issued', descending: true } as const
    return { kind: 'list', query: { filter, sort, language: words.language } }
  }
  const known = await client.collections.list()
  const found = known.find(({ id, name }) => id === options.collection || name === options.collection)
  if (!found) throw new CartableError('NOT_FOUND', { entity: 'collection', id: options.collection })
  return { kind: 'collection', id: found.id }
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
