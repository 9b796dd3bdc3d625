import type { Command } from 'commander'
import type { Words } from './words.ts'

/** Titles of the help that commander prints, by its words. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
}

/**
 * Gives a command and those below it their texts: `help.<command>.about`, and one for each argument and option by its
 * name. Definitions hold no text, so both languages are written in one place.
 *
 * @param path names of the commands above, without the program's
 */
export function localise(command: Command, words: Words, path: readonly string[] = []): void {
  const key = ['help', ...path].join('.')
  command.description(words.say(`${key}.about`))
  for (const argument of command.registeredArguments)
    argument.description = words.say(`${key}.${argument.name()}`)
  for (const option of command.options) option.description = words.say(`${key}.${option.attributeName()}`)
  command
    .helpOption('-h, --help', words.say('help.helpOption'))
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => words.say(`help.titles.${TITLES[title] ?? title}`) })
  for (const child of command.commands) localise(child, words, [...path, child.name()])
}

/** Text of an example below the help of a command. */
export function example(words: Words, ...lines: readonly string[]): string {
  return ['', words.say('help.titles.example'), ...lines.map((line) => `  cartable ${line}`)].join('\n')
}

/** What is wrong with the words typed, in the person's language, from commander's code and message. */
export function usageProblem(words: Words, code: string, message: string): string {
  const what = /'([^']*)'/.exec(message)?.[1] ?? message
  return words.say(`usage.${code.replace('commander.', '')}`, { what })
}
