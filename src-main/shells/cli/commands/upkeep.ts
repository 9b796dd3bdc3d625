import type { Command } from 'commander'
import { rebuildLibrary } from '../../../core/rebuild.ts'
import { EXIT, run, type Session } from '../session.ts'

async function check(session: Session) {
  const { output, words } = session
  const result = await session.client.library.check()
  if (output.json) output.value(result)
  else {
    for (const problem of result.problems) output.line(words.say(`problems.${problem.code}`, { ...problem }))
    output.line(words.say(result.ok ? 'cli.checkOk' : 'cli.checkFailed', { count: result.problems.length }))
  }
  return result.ok ? EXIT.done : EXIT.failed
}

async function history(session: Session, id: string) {
  const changes = await session.client.history.list({ entityId: id })
  if (session.output.json) session.output.value({ changes })
  else {
    for (const each of changes) {
      session.output.line(`${each.at}  ${each.command}  ${each.actor}  ${each.cause}  ${each.field}`)
    }
  }
  return EXIT.done
}

async function undo(session: Session, command: string) {
  const result = await session.client.history.undo({ command })
  if (session.output.json) session.output.value(result)
  else session.output.line(session.words.say('cli.undone', { ...result, kept: result.kept.length }))
  return result.kept.length > 0 ? EXIT.failed : EXIT.done
}

async function rebuild(command: Command): Promise<void> {
  let rebuilt: Awaited<ReturnType<typeof rebuildLibrary>> | undefined
  const report = ({ output, words }: Session) => {
    const unreadable = rebuilt?.unreadable ?? []
    if (output.json) output.value(rebuilt)
    else {
      output.line(words.say('cli.rebuilt', { ...rebuilt }))
      for (const path of unreadable) output.line(words.say('cli.notRebuilt', { path }))
    }
    return Promise.resolve(unreadable.length > 0 ? EXIT.failed : EXIT.done)
  }
  const prepare = async (folder: string): Promise<void> => {
    rebuilt = await rebuildLibrary(folder)
  }
  await run(command, report, { prepare })
}

/** `cartable check`, `rebuild`, `history`, `undo` */
export function addUpkeep(program: Command): void {
  program.command('check').action((_options: object, command: Command) => run(command, check))
  program.command('rebuild').action((_options: object, command: Command) => rebuild(command))
  program
    .command('history')
    .argument('<id>')
    .action((id: string, _options: object, command: Command) =>
      run(command, (session) => history(session, id)),
    )
  program
    .command('undo')
    .argument('<command>')
    .action((id: string, _options: object, command: Command) => run(command, (session) => undo(session, id)))
}
