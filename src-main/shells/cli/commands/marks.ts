import type { Command } from 'commander'
import {
  type Annotation,
  type AnnotationKind,
  MARK_COLOURS,
  markColour,
} from '../../../contract/annotations.ts'
import { CartableError } from '../../../contract/errors.ts'
import type { MarksFormat } from '../../../contract/exports.ts'
import { EXIT, plainError, run, type Session } from '../session.ts'
import { example } from '../help.ts'
import type { Words } from '../words.ts'

interface MarkOptions {
  readonly page: string
  readonly quote: string
  readonly occurrence?: string
  readonly kind: 'highlight'
  readonly note?: string
  readonly color?: string
  readonly author?: string
  readonly password?: string
  readonly concept: string[]
}

const collect = (value: string, all: string[]): string[] => [...all, value]

/** `#rrggbb`, the number of a key, or a name in English or French → colour for this kind; other text is left to validation. */
export function colourOf(text: string, kind: AnnotationKind): string {
  const wanted = text.trim().toLowerCase()
  const named = MARK_COLOURS.find(
    ({ key, names }) => String(key) === wanted || names.some((name) => name === wanted),
  )
  return named ? markColour(kind, named.key) : wanted
}

async function annotate(session: Session, attachmentId: string, options: MarkOptions) {
  const annotation = await session.client.annotations.createByQuote({
    attachmentId,
    page: Number(options.page),
    quote: options.quote,
    kind: options.kind,
    comment: options.note ?? '',
    concepts: options.concept,
    ...(options.occurrence === undefined ? {} : { occurrence: Number(options.occurrence) }),
    ...(options.color === undefined ? {} : { colour: colourOf(options.color, options.kind) }),
    ...(options.author === undefined ? {} : { author: options.author }),
    ...(options.password === undefined ? {} : { password: options.password }),
  })
  if (session.output.json) session.output.value({ annotationId: annotation.id })
  else session.output.line(session.words.say('cli.annotated', { id: annotation.id, quote: annotation.quote }))
  return EXIT.done
}

function showAnnotation(annotation: Annotation, { output, words }: Session): void {
  const page = words.say('cli.page', { page: annotation.pageIndex + 1 })
  const quote = annotation.quote === null ? '' : `  ${words.say('cli.quoted', { quote: annotation.quote })}`
  output.line(
    `${annotation.id}  ${page}  ${words.say(`kinds.${annotation.kind}`)}  ${annotation.author}${quote}`,
  )
  if (annotation.comment !== '') output.line(`  ${annotation.comment}`)
}

async function listAnnotations(session: Session, attachmentId: string) {
  const annotations = await session.client.annotations.list({ attachmentId })
  if (session.output.json) session.output.value({ annotations })
  else for (const annotation of annotations) showAnnotation(annotation, session)
  return EXIT.done
}

interface ExportOptions {
  readonly output: string
  readonly password?: string
  readonly breakSignature?: boolean
  readonly overwrite?: boolean
}

async function exportPdf(session: Session, attachmentId: string, options: ExportOptions) {
  const { client, output, words } = session
  try {
    const result = await client.exports.annotatedCopy(
      {
        attachmentId,
        path: options.output,
        allowBreakingSignature: options.breakSignature ?? false,
        overwrite: options.overwrite ?? false,
        ...(options.password === undefined ? {} : { password: options.password }),
      },
      { signal: session.signal },
    )
    if (output.json) output.value(result)
    else output.line(words.say('cli.exported', { ...result }))
    return EXIT.done
  } catch (error) {
    const plain = plainError(error)
    if (output.json) output.value({ refused: words.explain(plain), code: plain.code, ...plain.data })
    output.note(words.explain(plain))
    return EXIT.failed
  }
}

interface ExportMarksOptions {
  readonly format: string
  readonly output: string
  readonly overwrite?: boolean
}

/** Forms as they are typed; anything else is left to validation. */
const FORMATS: Readonly<Record<string, MarksFormat>> = { md: 'markdown', markdown: 'markdown', w3c: 'w3c' }

async function exportMarks(session: Session, attachmentId: string, options: ExportMarksOptions) {
  const { client, output, words } = session
  const format = FORMATS[options.format.toLowerCase()]
  if (format === undefined) {
    throw new CartableError('INVALID_VALUE', {
      field: '--format',
      value: options.format,
      allowed: Object.keys(FORMATS).join(', '),
    })
  }
  const { language } = words
  const overwrite = options.overwrite ?? false
  const result = await client.exports.marks(
    { attachmentId, format, language, path: options.output, overwrite },
    { signal: session.signal },
  )
  if (output.json) output.value(result)
  else output.line(words.say('cli.marksExported', { path: result.path, annotations: result.annotations }))
  return EXIT.done
}

/** `cartable annotate`, `annotations`, `export pdf`, `export marks` */
export function addMarks(program: Command, words: Words): void {
  program
    .command('annotate')
    .argument('<attachment>')
    .requiredOption('--page <n>', '')
    .requiredOption('--quote <text>', '')
    .option('--occurrence <n>', '')
    .option('--kind <kind>', '', 'highlight')
    .option('--note <text>', '')
    .option('--color <colour>', '')
    .option('--author <name>', '')
    .option('--password <password>', '')
    .option('--concept <label>', '', collect, [])
    .addHelpText(
      'after',
      example(words, 'annotate ATTACHMENT --page 2 --quote "mixed migration" --note "to check"'),
    )
    .action((attachment: string, options: MarkOptions, command: Command) =>
      run(command, (session) => annotate(session, attachment, options)),
    )
  program
    .command('annotations')
    .argument('<attachment>')
    .action((attachment: string, _options: object, command: Command) =>
      run(command, (session) => listAnnotations(session, attachment)),
    )
  const exporting = program.command('export')
  exporting
    .command('pdf')
    .argument('<attachment>')
    .requiredOption('-o, --output <path>', '')
    .option('--password <password>', '')
    .option('--break-signature', '')
    .option('--overwrite', '')
    .addHelpText('after', example(words, 'export pdf ATTACHMENT -o annotated.pdf'))
    .action((attachment: string, options: ExportOptions, command: Command) =>
      run(command, (session) => exportPdf(session, attachment, options)),
    )
  exporting
    .command('marks')
    .argument('<attachment>')
    .requiredOption('-f, --format <format>', '')
    .requiredOption('-o, --output <path>', '')
    .option('--overwrite', '')
    .addHelpText('after', example(words, 'export marks ATTACHMENT --format md -o marks.md'))
    .action((attachment: string, options: ExportMarksOptions, command: Command) =>
      run(command, (session) => exportMarks(session, attachment, options)),
    )
}
