import { extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { BriefFormat, type BriefProgress } from '../../../contract/briefs.ts'
import { CartableError } from '../../../contract/errors.ts'
import { resultOf } from '../../../contract/stream.ts'
import type { InterfaceLanguage } from '../../../contract/values.ts'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'

interface ExportOptions {
  readonly output: string
  readonly style?: string
  readonly language?: InterfaceLanguage
  readonly cover?: boolean
  readonly contents?: boolean
  readonly bibliography?: boolean
  readonly annex?: boolean
  readonly provenance?: boolean
  readonly internal?: boolean
  readonly anonymous?: boolean
  readonly overwrite?: boolean
  readonly password?: Readonly<Record<string, string>>
}

/** The form that the ending of a name asks for. @throws CartableError INVALID_VALUE */
function formatOf(path: string): BriefFormat {
  const format = BriefFormat.safeParse(extname(path).slice(1).toLowerCase())
  if (format.success) return format.data
  const allowed = BriefFormat.options.map((each) => `.${each}`).join(', ')
  throw new CartableError('INVALID_VALUE', { field: '--output', value: path, allowed })
}

/** `ATTACHMENT=password`, collected. */
function password(value: string, all: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = value.indexOf('=')
  return { ...all, [value.slice(0, Math.max(at, 0))]: value.slice(at + 1) }
}

/** Tells each step on a terminal. */
const teller =
  ({ output, words }: Session) =>
  ({ stage, ...counts }: BriefProgress): void =>
    output.progress(words.say(`cli.briefSteps.${stage}`, counts))

async function exportBrief(session: Session, briefId: string, options: ExportOptions) {
  const { client, output, words, signal } = session
  const { style, language, cover, contents, bibliography, annex, provenance } = options
  const result = await resultOf(
    client.briefs.export(
      {
        briefId,
        // The command line names paths from where it stands.
        path: resolve(options.output),
        format: formatOf(options.output),
        options: { cover, contents, bibliography, annex, provenance },
        style,
        language,
        internal: options.internal ?? false,
        anonymous: options.anonymous ?? false,
        overwrite: options.overwrite ?? false,
        passwords: options.password ?? {},
      },
      { signal },
    ),
    teller(session),
  )
  const { warnings } = result
  if (output.json) output.value(result)
  else output.line(words.say('cli.briefExported', { ...result }))
  for (const { itemId, code, detail } of warnings) {
    output.note(words.say('cli.briefWarning', { what: words.say(`briefWarnings.${code}`), itemId, detail }))
  }
  return EXIT.done
}

async function verify(session: Session, briefId: string, passwords: Readonly<Record<string, string>>) {
  const { client, output, words, signal } = session
  const { ok, items } = await resultOf(
    client.briefs.verify({ briefId, passwords }, { signal }),
    teller(session),
  )
  if (output.json) {
    output.value({ ok, items: items.map(({ annotationId, status }) => ({ annotationId, status })) })
  } else {
    for (const { itemId, annotationId, status, foundOn } of items) {
      const found = foundOn === null ? '' : ` ${words.say('cli.page', { page: foundOn + 1 })}`
      output.line(`${annotationId ?? itemId}  ${words.say(`quoteStatus.${status}`)}${found}`)
    }
    output.line(words.say(ok ? 'cli.briefVerified' : 'cli.briefNotVerified', { count: items.length }))
  }
  return ok ? EXIT.done : EXIT.failed
}

/** `--no-annex`: its text stands beside `--annex`. */
const without = (name: string): Option => new Option(`--no-${name}`).hideHelp()

const PASSWORD = ['--password <file=password>', '', password] as const

/** `cartable brief export`, `brief verify` */
export function addBriefOutput(brief: Command, words: Words): void {
  brief
    .command('export')
    .argument('<brief>')
    .requiredOption('-o, --output <path>')
    .option('--annex')
    .addOption(without('annex'))
    .option('--style <name>')
    .addOption(new Option('--language <language>').choices(['fr', 'en']))
    .option('--cover')
    .addOption(without('cover'))
    .option('--contents')
    .addOption(without('contents'))
    .option('--bibliography')
    .addOption(without('bibliography'))
    .option('--provenance')
    .addOption(without('provenance'))
    .option('--internal')
    .option('--anonymous')
    .option('--overwrite')
    .option(...PASSWORD)
    .addHelpText('after', example(words, 'brief export BRIEF -o note.pdf --annex --style apa'))
    .action((id: string, options: ExportOptions, command: Command) =>
      run(command, (session) => exportBrief(session, id, options)),
    )
  brief
    .command('verify')
    .argument('<brief>')
    .option(...PASSWORD)
    .action((id: string, options: Pick<ExportOptions, 'password'>, command: Command) =>
      run(command, (session) => verify(session, id, options.password ?? {})),
    )
}
