import type { Command } from 'commander'
import { example } from '../help.ts'
import { EXIT, run, type Session } from '../session.ts'
import type { Words } from '../words.ts'

async function replace(session: Session, attachmentId: string, path: string, password: string | undefined) {
  const { client, output, words } = session
  const input = { attachmentId, path, ...(password === undefined ? {} : { password }) }
  const events = await client.editions.replace(input, { signal: session.signal })
  for (;;) {
    const { done, value } = await events.next()
    if (!done) output.progress(words.say('cli.replacing', { ...value }))
    else {
      if (output.json) output.value(value)
      else output.line(words.say('cli.replaced', { ...value }))
      return EXIT.done
    }
  }
}

/** `cartable attachment replace` */
export function addAttachments(program: Command, words: Words): void {
  program
    .command('attachment')
    .command('replace')
    .argument('<attachment>')
    .argument('<path>')
    .option('--password <password>', '')
    .addHelpText('after', example(words, 'attachment replace ATTACHMENT second-edition.pdf'))
    .action((attachment: string, path: string, options: { password?: string }, command: Command) =>
      run(command, (session) => replace(session, attachment, path, options.password)),
    )
}
