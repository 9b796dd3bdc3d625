import { type Command, Option } from 'commander'
import type { Brief, BriefItem, NewItem } from '../../../contract/briefs.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { InterfaceLanguage } from '../../../contract/values.ts'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { addBriefOutput } from './brief-output.ts'

interface CreateOptions {
  readonly title: string
  readonly subtitle?: string
  readonly author?: string
  readonly date?: string
  readonly template?: string
  readonly style?: string
  /** Also the language of the program's own words. */
  readonly lang?: InterfaceLanguage
}

async function create({ client, output, words }: Session, options: CreateOptions) {
  const { title, subtitle, author, date: issued, template, style, lang } = options
  const language = lang ?? words.language
  const fields = { subtitle, author, issued, template, style }
  const { id, command } = await client.briefs.create({ title, language, ...fields })
  if (output.json) output.value({ briefId: id })
  else output.line(words.say('cli.briefMade', { id, command }))
  return EXIT.done
}

interface AddOptions {
  readonly heading?: string
  readonly paragraph?: string
  readonly as?: 'quote' | 'image'
}

async function add(
  { client, output, words }: Session,
  briefId: string,
  marks: string[],
  options: AddOptions,
) {
  const { heading, paragraph, as: form } = options
  const items: NewItem[] = [
    ...(heading === undefined ? [] : [{ kind: 'heading' as const, level: 1, text: heading }]),
    ...(paragraph === undefined ? [] : [{ kind: 'paragraph' as const, markdown: paragraph }]),
    ...marks.map((annotationId) => ({ kind: 'excerpt' as const, annotationId, form })),
  ]
  if (items.length === 0) throw new CartableError('INVALID_VALUE', { field: 'annotation', value: '' })
  const { ids, command } = await client.briefs.addItems({ briefId, items })
  if (output.json) output.value({ briefId, itemIds: ids, command })
  else output.line(words.say('cli.briefAdded', { count: ids.length, command }))
  return EXIT.done
}

async function list({ client, output, words }: Session) {
  const briefs = await client.briefs.list()
  if (output.json) output.value({ briefs })
  else {
    for (const { id, title, language, excerpts, publications } of briefs) {
      output.line(words.say('cli.briefListed', { id, title, language, excerpts, publications }))
    }
  }
  return EXIT.done
}

/** An item in a line or two, as it stands in the brief. */
function lineOf({ content, liveness }: BriefItem, words: Words): string {
  switch (content.kind) {
    case 'heading':
      return `${'#'.repeat(content.level)} ${content.text}`
    case 'paragraph':
      return content.markdown
    case 'excerpt':
    case 'pages': {
      const { pageLabel, pageIndex } = content.provenance
      const page = words.say('cli.page', { page: pageLabel ?? String(pageIndex + 1) })
      const quote = content.kind === 'excerpt' ? (content.shown ?? content.quote) : content.caption
      const said = quote === null ? words.say('kinds.area') : words.say('cli.quoted', { quote })
      const state = liveness === null || liveness === 'same' ? '' : ` · ${words.say(`liveness.${liveness}`)}`
      return `  ${said} ${page}${state}`
    }
  }
}

function showText(brief: Brief, { output, words }: Session): void {
  output.line(brief.title)
  for (const text of [brief.subtitle, brief.author, brief.issued ?? '']) if (text !== '') output.line(text)
  for (const item of brief.items) output.line(`${item.id}  ${lineOf(item, words)}`)
}

async function show(session: Session, id: string) {
  const brief = await session.client.briefs.get({ id })
  if (session.output.json) session.output.value(brief)
  else showText(brief, session)
  return EXIT.done
}

/** `cartable brief create`, `add`, `list`, `show`, `export`, `verify` */
export function addBriefs(program: Command, words: Words): void {
  const brief = program.command('brief')
  brief
    .command('create')
    .requiredOption('--title <title>')
    .option('--subtitle <text>')
    .option('--author <name>')
    .option('--date <date>')
    .option('--template <name>')
    .option('--style <name>')
    .addOption(new Option('--lang <language>').choices(['fr', 'en']))
    .addHelpText('after', example(words, 'brief create --title "Routes du Sahel" --lang fr'))
    .action((options: CreateOptions, command: Command) =>
      run(command, (session) => create(session, { ...options, ...command.optsWithGlobals<CreateOptions>() })),
    )
  brief
    .command('add')
    .argument('<brief>')
    .argument('[annotation...]')
    .option('--heading <text>')
    .option('--paragraph <text>')
    .addOption(new Option('--as <form>').choices(['quote', 'image']))
    .addHelpText('after', example(words, 'brief add BRIEF ANNOTATION ANNOTATION --heading "Findings"'))
    .action((id: string, marks: string[], options: AddOptions, command: Command) =>
      run(command, (session) => add(session, id, marks, options)),
    )
  brief.command('list').action((_options: object, command: Command) => run(command, list))
  brief
    .command('show')
    .argument('<brief>')
    .action((id: string, _options: object, command: Command) => run(command, (session) => show(session, id)))
  addBriefOutput(brief, words)
}
