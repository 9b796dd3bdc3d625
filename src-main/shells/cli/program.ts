import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { addCatalogue } from './commands/catalogue.ts'
import { addDemo } from './commands/demo.ts'
import { addImport } from './commands/import.ts'
import { addMarks } from './commands/marks.ts'
import { addSearch } from './commands/search.ts'
import { addTags } from './commands/tags.ts'
import { addUpkeep } from './commands/upkeep.ts'
import { EXIT } from './session.ts'

const EPILOGUE = `
Answers are text on a terminal and JSON elsewhere; --json and --text decide.
The library is --library, else CARTABLE_LIBRARY, else the folder Cartable in your home folder.
Exit status: 0 done, 1 some items failed, 2 usage, 3 the library cannot be used.

Examples:
  cartable demo ./demo
  cartable import ~/Downloads --library ./library
  cartable search '"mixed migration" lang:fr' --library ./library`

function positive(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1')
  return number
}

/** The command line, complete. */
export function makeProgram(): Command {
  const program = new Command('cartable')
    .description('Catalogue, tag, search, annotate and export publications.')
    .option('--library <dir>', 'folder of the library')
    .option('--json', 'answer in JSON, one value a line')
    .option('--text', 'answer in text')
    .addOption(new Option('--lang <language>', 'language of messages').choices(['fr', 'en']))
    .addOption(new Option('--workers <n>', 'number of PDF processes').argParser(positive))
    .showHelpAfterError()
    .enablePositionalOptions(false)
    .addHelpText('after', EPILOGUE)
  for (const add of [addImport, addCatalogue, addTags, addSearch, addMarks, addUpkeep, addDemo]) add(program)
  return program
}

/** Runs the command line on `argv` (without program names); sets `process.exitCode`. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = makeProgram()
  const commands = [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]
  for (const command of commands) command.exitOverride()
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage
  }
}
