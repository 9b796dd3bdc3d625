import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CartableError } from '../../../contract/errors.ts'
import {
  DuplicateChoice,
  RECORD_FIELDS,
  RecordField,
  type RecordProblem,
  type RecordsPreview,
  type RecordsReport,
} from '../../../contract/exchange.ts'
import { titleIn } from '../../../contract/values.ts'
import { example } from '../help.ts'
import { EXIT, type ExitCode, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { collect, collectionOf, formatOf, oneOf } from './record-options.ts'

const FILES = ['none', 'beside', 'anywhere'] as const

interface Options {
  readonly dryRun?: boolean
  readonly map: string[]
  readonly format?: string
  readonly duplicates: string
  readonly collection?: string
  readonly files: string
}

/** Where columns go, as typed; null leaves one out. */
type Columns = Record<string, RecordField | null>

/** `title:fr`, or `title.fr` as `edit` has it. */
function fieldOf(typed: string, pair: string): RecordField | null {
  if (typed === '') return null
  const found = [typed, typed.replace(/\.([^.]+)$/, ':$1')].find(
    (each) => RecordField.safeParse(each).success,
  )
  if (found !== undefined) return found
  const allowed = RECORD_FIELDS.join(', ')
  throw new CartableError('INVALID_VALUE', { field: '--map', value: pair, allowed })
}

/** `column=field` pairs; `column=` leaves a column out. @throws CartableError INVALID_VALUE with the fields there are */
export function parseMapping(pairs: readonly string[]): Columns {
  const columns: Columns = {}
  for (const pair of pairs) {
    // A column may have an equals sign in its name, a field has none.
    const at = pair.lastIndexOf('=')
    if (at < 1)
      throw new CartableError('INVALID_VALUE', { field: '--map', value: pair, allowed: 'column=field' })
    columns[pair.slice(0, at).trim()] = fieldOf(pair.slice(at + 1).trim(), pair)
  }
  return columns
}

/** A column that the file does not have is a slip of the hand. @throws CartableError INVALID_VALUE */
function checkColumns(mapping: Columns, { columns }: RecordsPreview): void {
  const names = columns.map(({ column }) => column)
  const unknown = Object.keys(mapping).find((column) => !names.includes(column))
  if (unknown !== undefined)
    throw new CartableError('INVALID_VALUE', { field: '--map', value: unknown, allowed: names.join(', ') })
}

async function read(session: Session, path: string, options: Options): Promise<RecordsPreview> {
  const { client, output, words, signal } = session
  const mapping = parseMapping(options.map)
  const format = options.format === undefined ? {} : { format: formatOf(options.format) }
  const steps = await client.exchange.read({ file: { path }, mapping, ...format }, { signal })
  for (;;) {
    const { done, value } = await steps.next()
    if (done) {
      checkColumns(mapping, value)
      return value
    }
    output.progress(words.say(`cli.recordsRead.${value.stage}`, { ...value }))
  }
}

async function take(session: Session, reading: string, options: Options): Promise<RecordsReport> {
  const { client, output, words, signal } = session
  const steps = await client.exchange.take(
    {
      reading,
      mapping: parseMapping(options.map),
      duplicates: oneOf(DuplicateChoice.options, options.duplicates, '--duplicates'),
      files: oneOf(FILES, options.files, '--files'),
      collection: options.collection === undefined ? null : await collectionOf(session, options.collection),
    },
    { signal },
  )
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
    if (value.kind !== 'begun') output.progress(words.say(`cli.recordsTaken.${value.kind}`, { ...value }))
  }
}

/** `mmc.bib:12  smith2020 · issued  This is not a date …  “32 May”`: editors jump to such a place. */
function problemLine({ line, key, field, reason, value, lost }: RecordProblem, path: string, words: Words) {
  const place = line === null ? path : `${path}:${line}`
  const what = [key, field].filter((each) => each !== null).join(' · ')
  const shown = value === null || value === '' ? '' : words.say('cli.quoted', { quote: value })
  const out = lost ? words.say('cli.recordLost') : ''
  return [place, what, words.say(`recordProblems.${reason}`), shown, out]
    .filter((each) => each !== '')
    .join('  ')
}

/** Says what could not be read or taken, each with its place, and how much more there is. */
export function tellProblems(
  { output, words }: Session,
  path: string,
  { problems, problemCount }: Pick<RecordsReport, 'problems' | 'problemCount'>,
): void {
  for (const problem of problems) output.note(problemLine(problem, path, words))
  const rest = problemCount - problems.length
  if (rest > 0) output.note(words.say('cli.moreProblems', { rest }))
}

function showPreview({ output, words }: Session, preview: RecordsPreview): void {
  if (output.json) {
    const { reading: _reading, ...facts } = preview
    output.value({ dryRun: true, ...facts })
    return
  }
  for (const { column, field, count } of preview.columns)
    output.line(words.say('cli.recordColumn', { column, count, field: field ?? words.say('cli.leftOut') }))
  for (const { key, title, issued, duplicate } of preview.rows) {
    const known =
      duplicate === null ? '' : `  ${words.say('cli.recordKnown', { id: duplicate.publicationId })}`
    output.line(`${key ?? '—'}  ${issued ?? '—'}  ${titleIn(title, words.language)}${known}`)
  }
  const { total, duplicates, problemCount, files } = preview
  output.line(words.say('cli.recordsFound', { total, duplicates, problemCount, ...files }))
}

async function importRecords(session: Session, file: string, options: Options): Promise<ExitCode> {
  const { output, words } = session
  // What is mistyped is said before a long file is read.
  oneOf(DuplicateChoice.options, options.duplicates, '--duplicates')
  oneOf(FILES, options.files, '--files')
  const preview = await read(session, resolve(file), options)
  if (options.dryRun) {
    showPreview(session, preview)
    tellProblems(session, file, preview)
    return preview.problems.some(({ lost }) => lost) ? EXIT.failed : EXIT.done
  }
  const report = await take(session, preview.reading, options)
  if (output.json) output.value(report)
  else {
    const { files, ...counts } = report
    output.line(words.say('cli.recordsImported', { ...counts, filesAdded: files.added }))
  }
  tellProblems(session, file, report)
  return report.failed + report.files.failed > 0 ? EXIT.failed : EXIT.done
}

/** `cartable import-records FILE` */
export function addImportRecords(program: Command, words: Words): void {
  program
    .command('import-records')
    .argument('<file>')
    .option('--dry-run', '')
    .option('--map <column=field>', '', collect, [])
    .option('-f, --format <format>', '')
    .option('--duplicates <what>', '', 'skip')
    .option('--collection <name>', '')
    .option('--files <which>', '', 'beside')
    .addHelpText(
      'after',
      example(
        words,
        'import-records zotero.bib --dry-run',
        'import-records list.csv --map "Titre=title:fr" --map "Nb pages="',
      ),
    )
    .action((file: string, options: Options, command: Command) =>
      run(command, (session) => importRecords(session, file, options), { create: options.dryRun !== true }),
    )
}
