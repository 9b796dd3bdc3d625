import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { addAttachments } from './commands/attachments.ts'
import { addBriefs } from './commands/briefs.ts'
import { addCatalogue } from './commands/catalogue.ts'
import { addCite } from './commands/cite.ts'
import { addDemo } from './commands/demo.ts'
import { addExportCatalogue } from './commands/export-catalogue.ts'
import { addImport } from './commands/import.ts'
import { addImportAnnotations } from './commands/import-annotations.ts'
import { addImportRecords } from './commands/import-records.ts'
import { addMarks } from './commands/marks.ts'
import { addSearch } from './commands/search.ts'
import { addServe } from './commands/serve.ts'
import { addTags } from './commands/tags.ts'
import { addUpkeep } from './commands/upkeep.ts'
import { addVocabularyExchange } from './commands/vocabulary-exchange.ts'
import { example, localise, usageProblem } from './help.ts'
import { terminalOutput } from './output.ts'
import { EXIT } from './session.ts'
import { systemLanguage, type Words, wordsIn } from './words.ts'

function positive(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('')
  return number
}

/** The command line, complete, with its help in the language of `words`. */
export function makeProgram(words: Words): Command {
  const program = new Command('cartable')
    .option('--library <dir>')
    .option('--json')
    .option('--text')
    .addOption(new Option('--lang <language>').choices(['fr', 'en']))
    .addOption(new Option('--workers <n>').argParser(positive))
    .showHelpAfterError()
  for (const add of [
    addImport,
    addImportRecords,
    addImportAnnotations,
    addCatalogue,
    addTags,
    addVocabularyExchange,
    addSearch,
    addMarks,
    addExportCatalogue,
    addCite,
    addAttachments,
    addBriefs,
    addUpkeep,
    addDemo,
    addServe,
  ])
    add(program, words)
  localise(program, words)
  const examples = example(
    words,
    'demo ./demo',
    'import ~/Downloads --library ./library',
    `search '"mixed migration" lang:fr'`,
  )
  return program.addHelpText('after', `\n${words.say('help.epilogue')}\n${examples}`)
}

/** The language asked for, before the arguments are parsed: help and complaints about them speak it too. */
function languageOf(argv: readonly string[]) {
  const joined = argv.find((each) => each.startsWith('--lang='))?.slice('--lang='.length)
  const named = joined ?? argv[argv.indexOf('--lang') + 1]
  const asked = joined !== undefined || argv.includes('--lang')
  return asked && (named === 'fr' || named === 'en') ? named : systemLanguage(process.env)
}

/** Runs the command line on `argv` (without program names); sets `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  const words = wordsIn(languageOf(argv))
  const program = makeProgram(words)
  const commands = [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]
  for (const command of commands) command.exitOverride().configureOutput({ outputError: () => undefined })
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const asked = error.exitCode === 0
    process.exitCode = asked ? EXIT.done : EXIT.usage
    if (!asked && error.code !== 'commander.help') {
      terminalOutput(false).note(usageProblem(words, error.code, error.message))
    }
  }
}
