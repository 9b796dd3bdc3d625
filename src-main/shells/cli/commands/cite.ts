import { type Command, Option } from 'commander'
import { CartableError } from '../../../contract/errors.ts'
import type { InterfaceLanguage } from '../../../contract/values.ts'
import { example } from '../help.ts'
import { EXIT, type ExitCode, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { oneOf } from './record-options.ts'

const FORMATS = ['text', 'html'] as const

interface Options {
  readonly style: string
  readonly format: string
  readonly language?: InterfaceLanguage
  readonly page?: string
  readonly note?: boolean
}

/** The engine gives way to its default for a style that it does not know; who names one wants that one. @throws CartableError */
async function checkStyle({ client }: Session, style: string): Promise<void> {
  const ids = (await client.citations.styles()).map(({ id }) => id)
  if (!ids.includes(style))
    throw new CartableError('INVALID_VALUE', { field: '--style', value: style, allowed: ids.join(', ') })
}

async function cite(session: Session, ids: readonly string[], options: Options): Promise<ExitCode> {
  const { client, output, words, signal } = session
  const { style, page } = options
  const format = oneOf(FORMATS, options.format, '--format')
  await checkStyle(session, style)
  const works = ids.map((publicationId) => ({ publicationId, locator: page ?? null }))
  const language = options.language ?? words.language
  const citations = await client.citations.format({ works, style, language }, { signal })
  // A page is part of a note; a bibliography names whole works.
  const which = options.note || page !== undefined ? 'note' : 'full'
  if (output.json)
    output.value({
      style,
      language,
      citations: citations.map((each, at) => ({ publicationId: ids[at] ?? '', ...each })),
    })
  else for (const each of citations) output.line(each[which][format])
  const problem = citations.find((each) => each.problem !== null)?.problem
  if (!problem) return EXIT.done
  output.note(words.say('cli.styleFailed', { style, problem }))
  return EXIT.failed
}

/** `cartable cite PUBLICATION…` */
export function addCite(program: Command, words: Words): void {
  program
    .command('cite')
    .argument('<publication...>')
    .option('--style <name>', '', 'chicago-author-date')
    .option('--format <format>', '', 'text')
    .addOption(new Option('--language <language>').choices(['fr', 'en']))
    .option('--note', '')
    .option('--page <page>', '')
    .addHelpText('after', example(words, 'cite PUBLICATION --style iso-690 --language fr'))
    .action((ids: string[], options: Options, command: Command) =>
      run(command, (session) => cite(session, ids, options)),
    )
}
