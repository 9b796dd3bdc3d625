import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { makeDemo } from '../../../core/demo.ts'
import { EXIT, type GlobalOptions, outputOf, run, type Session, wordsOf } from '../session.ts'

async function demo(session: Session, folder: string) {
  for await (const { step, values } of makeDemo(session.library, folder)) {
    if (session.output.json) session.output.value({ step, ...values })
    else session.output.line(session.words.say(`demo.${step}`, values))
  }
  return EXIT.done
}

/** `cartable demo DIR` */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .argument('<dir>')
    .action(async (dir: string, _options: object, command: Command) => {
      const folder = resolve(dir)
      const names = await readdir(folder).catch(() => [])
      if (names.length > 0) {
        const options: GlobalOptions = command.optsWithGlobals()
        outputOf(options).note(wordsOf(options).say('cli.demoExists', { path: folder }))
        process.exitCode = EXIT.usage
        return
      }
      const settings = { create: true, folder: join(folder, 'library') }
      await run(command, (session) => demo(session, folder), settings)
    })
}
