import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { AnnotationsPreview, AnnotationsReport } from '../../../contract/exchange.ts'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'
import { tellProblems } from './import-records.ts'
import { oneOf } from './record-options.ts'

interface Options {
  readonly attachment?: string
  readonly known: string
  readonly dryRun?: boolean
}

function showPreview({ sources }: AnnotationsPreview, { output, words }: Session): void {
  for (const each of sources) {
    const file = each.fileName ?? words.say('cli.noFile')
    output.line(words.say('cli.annotatedSource', { ...each, fileName: file }))
  }
}

async function take(
  session: Session,
  preview: AnnotationsPreview,
  options: Options,
): Promise<AnnotationsReport> {
  const { client, output, words, signal } = session
  // A file that a person named counts for what no other was found for.
  const attachments = Object.fromEntries(
    preview.sources.flatMap(({ source, by, attachmentId }) =>
      by === 'chosen' && attachmentId !== null ? [[source, attachmentId]] : [],
    ),
  )
  const known = oneOf(['skip', 'replace'] as const, options.known, '--known')
  const { reading } = preview
  const steps = await client.exchange.takeAnnotations({ reading, attachments, known }, { signal })
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
    output.progress(words.say('cli.placingMarks', { ...value }))
  }
}

async function importAnnotations(session: Session, path: string, options: Options) {
  const { client, output, words, signal } = session
  oneOf(['skip', 'replace'] as const, options.known, '--known')
  const chosen = options.attachment === undefined ? {} : { attachmentId: options.attachment }
  const preview = await client.exchange.readAnnotations(
    { file: { path: resolve(path) }, ...chosen },
    { signal },
  )
  if (options.dryRun) {
    const { reading: _reading, ...facts } = preview
    if (output.json) output.value({ dryRun: true, ...facts })
    else showPreview(preview, session)
    tellProblems(session, path, preview)
    const isWhole = preview.sources.every(({ attachmentId }) => attachmentId !== null)
    return isWhole && preview.problemCount === 0 ? EXIT.done : EXIT.failed
  }
  const report = await take(session, preview, options)
  if (output.json) output.value(report)
  else output.line(words.say('cli.annotationsTaken', { ...report }))
  tellProblems(session, path, report)
  return report.problems.some(({ lost }) => lost) ? EXIT.failed : EXIT.done
}

/** `cartable import-annotations FILE` */
export function addImportAnnotations(program: Command, words: Words): void {
  program
    .command('import-annotations')
    .argument('<file>')
    .option('--attachment <id>', '')
    .option('--known <what>', '', 'skip')
    .option('--dry-run', '')
    .addHelpText('after', example(words, 'import-annotations marks.jsonld --dry-run'))
    .action((file: string, options: Options, command: Command) =>
      run(command, (session) => importAnnotations(session, file, options)),
    )
}
