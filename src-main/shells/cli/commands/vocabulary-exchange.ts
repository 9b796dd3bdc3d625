import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { CartableError } from '../../../contract/errors.ts'
import { KnownConcepts, SkosFormat, type VocabularyPreview } from '../../../contract/exchange.ts'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { tellProblems } from './import-records.ts'

interface ExportOptions {
  readonly format: string
  readonly output?: string
  readonly overwrite?: boolean
}

interface ImportOptions {
  readonly dryRun?: boolean
  readonly format?: string
  readonly known: string
}

/** A form as it is typed. @throws CartableError INVALID_VALUE with what is allowed */
function formatOf(value: string): SkosFormat {
  const short: Readonly<Record<string, string>> = { ttl: 'turtle', jsonld: 'json-ld' }
  const found = SkosFormat.safeParse(short[value.toLowerCase()] ?? value.toLowerCase())
  if (found.success) return found.data
  throw new CartableError('INVALID_VALUE', {
    field: '--format',
    value,
    allowed: SkosFormat.options.join(', '),
  })
}

/** Text of vocabularies on standard output, for a pipe: a file of its own is read and goes. */
async function print({ client, output }: Session, schemes: string[], format: SkosFormat) {
  const folder = await mkdtemp(join(tmpdir(), 'cartable-'))
  try {
    const path = join(folder, 'vocabulary')
    await client.exchange.writeVocabulary({ schemes, format, path })
    output.line((await readFile(path, 'utf8')).trimEnd())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return EXIT.done
}

async function exportVocabulary(session: Session, schemes: string[], options: ExportOptions) {
  const { client, output, words } = session
  const format = formatOf(options.format)
  if (options.output === undefined) return print(session, schemes, format)
  const path = resolve(options.output)
  const overwrite = options.overwrite ?? false
  const written = await client.exchange.writeVocabulary({ schemes, format, path, overwrite })
  if (output.json) output.value(written)
  else output.line(words.say('cli.vocabularyWritten', { ...written }))
  return EXIT.done
}

function showPreview({ schemes }: VocabularyPreview, { output, words }: Session): void {
  for (const row of schemes)
    output.line(words.say(row.known ? 'cli.schemeKnown' : 'cli.schemeNew', { ...row }))
}

async function importVocabulary(session: Session, path: string, options: ImportOptions) {
  const { client, output, words, signal } = session
  const known = KnownConcepts.safeParse(options.known)
  if (!known.success) {
    const allowed = KnownConcepts.options.join(', ')
    throw new CartableError('INVALID_VALUE', { field: '--known', value: options.known, allowed })
  }
  const format = options.format === undefined ? {} : { format: formatOf(options.format) }
  const preview = await client.exchange.readVocabulary(
    { file: { path: resolve(path) }, ...format },
    { signal },
  )
  if (options.dryRun) {
    if (output.json) output.value(preview)
    else showPreview(preview, session)
    tellProblems(session, path, preview)
    return preview.problems.some(({ lost }) => lost) ? EXIT.failed : EXIT.done
  }
  const { reading } = preview
  const report = await client.exchange.takeVocabulary({ reading, known: known.data }, { signal })
  if (output.json) output.value(report)
  else output.line(words.say('cli.vocabularyTaken', { ...report }))
  tellProblems(session, path, report)
  return report.problems.some(({ lost }) => lost) ? EXIT.failed : EXIT.done
}

/** `cartable vocabulary export|import` */
export function addVocabularyExchange(program: Command, words: Words): void {
  const vocabulary = program.commands.find((command) => command.name() === 'vocabulary')
  vocabulary
    ?.command('export')
    .argument('[scheme...]')
    .option('-f, --format <format>', '', 'turtle')
    .option('-o, --output <path>', '')
    .option('--overwrite', '')
    .addHelpText('after', example(words, 'vocabulary export theme country --format turtle -o themes.ttl'))
    .action((schemes: string[], options: ExportOptions, command: Command) =>
      run(command, (session) => exportVocabulary(session, schemes, options)),
    )
  vocabulary
    ?.command('import')
    .argument('<path>')
    .option('-f, --format <format>', '')
    .option('--known <what>', '', 'merge')
    .option('--dry-run', '')
    .addHelpText('after', example(words, 'vocabulary import themes.ttl --dry-run'))
    .action((path: string, options: ImportOptions, command: Command) =>
      run(command, (session) => importVocabulary(session, path, options), {
        create: options.dryRun !== true,
      }),
    )
}
