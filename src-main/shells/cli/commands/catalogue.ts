import type { Command } from 'commander'
import { CartableError } from '../../../contract/errors.ts'
import { ListFilter, type PublicationSummary } from '../../../contract/publications.ts'
import { titleIn } from '../../../contract/values.ts'
import { fieldsOf, parseAssignment } from '../fields.ts'
import { EXIT, run, type Session } from '../session.ts'
import { example } from '../help.ts'
import type { Words } from '../words.ts'

const collect = (value: string, all: string[]): string[] => [...all, value]

/** `k=v` pairs → filter. @throws CartableError INVALID_VALUE */
export function parseFilter(pairs: readonly string[]): ListFilter {
  const raw: Record<string, unknown> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const [key, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    if (!(key in ListFilter.shape)) {
      throw new CartableError('INVALID_VALUE', { field: key, value, allowed: Object.keys(ListFilter.shape) })
    }
    if (key === 'tag') raw[key] = [...((raw[key] as string[] | undefined) ?? []), value]
    else raw[key] = key === 'trashed' ? value !== 'false' : value
  }
  const parsed = ListFilter.safeParse(raw)
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? '')
  throw new CartableError('INVALID_VALUE', { field, value: String(raw[field] ?? '') })
}

function showRow(row: PublicationSummary, { output, words }: Session): void {
  const title = titleIn(row.title, words.language)
  const facts = [row.issued ?? '—', row.languages.join(' ') || '—', row.type?.split(':')[1] ?? '—']
  output.line(`${row.id}  ${facts.join(' · ')}\n  ${title}`)
}

async function list(session: Session, options: { filter: string[]; limit: string; offset: string }) {
  const filter = parseFilter(options.filter)
  const page = { limit: Number(options.limit), offset: Number(options.offset) }
  const { total, rows } = await session.client.publications.list({ filter, ...page })
  if (session.output.json) session.output.value({ total, publications: rows })
  else {
    for (const row of rows) showRow(row, session)
    session.output.line(session.words.say('cli.listed', { shown: rows.length, total }))
  }
  return EXIT.done
}

async function show(session: Session, id: string) {
  const publication = await session.client.publications.get({ id })
  // A person reads indented JSON well enough, and it hides nothing.
  if (session.output.json) session.output.value(publication)
  else session.output.line(JSON.stringify(publication, null, 2))
  return EXIT.done
}

async function edit(session: Session, id: string, texts: string[]) {
  const { client, words, output } = session
  const assignments = texts.map(parseAssignment)
  const publication = await client.publications.get({ id })
  const forFile = assignments.findLast((assignment) => assignment.field === 'language')
  const language = forFile && languageOfOne(publication.attachments, forFile.value)
  const rest = assignments.filter((assignment) => assignment.field !== 'language')
  const fields = await fieldsOf(client, publication, rest, words.language)
  const result = await client.publications.edit({ ids: [id], fields, ...language })
  if (output.json) output.value({ publicationId: id, ...result })
  else output.line(words.say('cli.edited', result))
  return EXIT.done
}

/** Language belongs to the file; without naming one, the publication must have just one. */
function languageOfOne(files: readonly unknown[], value: string): { fileLanguage: string | null } {
  if (files.length !== 1) throw new CartableError('INVALID_VALUE', { field: 'language', value })
  return { fileLanguage: value || null }
}

async function change(session: Session, verb: 'trash' | 'restore', ids: string[]) {
  const result = await session.client.publications[verb]({ ids })
  if (session.output.json) session.output.value({ ids, ...result })
  else session.output.line(session.words.say(`cli.${verb}`, { count: ids.length, command: result.command }))
  return EXIT.done
}

/** `cartable list`, `show`, `edit`, `trash`, `restore` */
export function addCatalogue(program: Command, words: Words): void {
  program
    .command('list')
    .option('--filter <key=value>', '', collect, [])
    .option('--limit <n>', '', '100')
    .option('--offset <n>', '', '0')
    .addHelpText(
      'after',
      example(words, 'list --filter type="briefing paper" --filter year=2019..2021 --filter lang=fr'),
    )
    .action((options: { filter: string[]; limit: string; offset: string }, command: Command) =>
      run(command, (session) => list(session, options)),
    )
  program
    .command('show')
    .argument('<id>')
    .action((id: string, _options: object, command: Command) => run(command, (session) => show(session, id)))
  program
    .command('edit')
    .argument('<id>')
    .argument('<field=value...>')
    .addHelpText(
      'after',
      example(words, 'edit ID title.fr="Migration mixte" issued=2020-04 creators="MMC; Ayla Bonfiglio"'),
    )
    .action((id: string, fields: string[], _options: object, command: Command) =>
      run(command, (session) => edit(session, id, fields)),
    )
  for (const verb of ['trash', 'restore'] as const) {
    program
      .command(verb)
      .argument('<id...>')
      .action((ids: string[], _options: object, command: Command) =>
        run(command, (session) => change(session, verb, ids)),
      )
  }
}
