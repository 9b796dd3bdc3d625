import type { Command } from 'commander'
import type { Concept } from '../../../contract/vocabulary.ts'
import { EXIT, run, type Session } from '../session.ts'

const collect = (value: string, all: string[]): string[] => [...all, value]

async function tag(
  session: Session,
  ids: string[],
  options: { add: string[]; remove: string[]; strict?: boolean },
) {
  const { add, remove } = options
  const result = await session.client.publications.tag({ ids, add, remove, allowKeywords: !options.strict })
  if (session.output.json) session.output.value({ ids, ...result })
  else session.output.line(session.words.say('cli.edited', result))
  return EXIT.done
}

async function listVocabularies(session: Session) {
  const vocabularies = await session.client.vocabulary.list()
  if (session.output.json) session.output.value({ vocabularies })
  else for (const each of vocabularies) session.output.line(session.words.say('cli.vocabulary', { ...each }))
  return EXIT.done
}

function showConcept(concept: Concept, { output, words }: Session): void {
  const [first, second] = words.language === 'fr' ? ['fr', 'en'] : ['en', 'fr']
  const labels = [first, second].map((language) => concept.prefLabel[language ?? ''] ?? '—').join(' · ')
  output.line(`${concept.id}${concept.certain ? '' : ' ?'}\n  ${labels}`)
}

async function showVocabulary(session: Session, scheme: string) {
  const concepts = await session.client.vocabulary.show({ scheme })
  if (session.output.json) session.output.value({ scheme, concepts })
  else for (const concept of concepts) showConcept(concept, session)
  return EXIT.done
}

/** `cartable tag`, `vocabulary list|show` */
export function addTags(program: Command): void {
  program
    .command('tag')
    .description('add and remove tags, by any of their names in any language; other words become keywords')
    .argument('<id...>')
    .option('--add <label>', 'tag to add (repeatable)', collect, [])
    .option('--remove <label>', 'tag to remove (repeatable)', collect, [])
    .option('--strict', 'refuse a word that is in no vocabulary')
    .addHelpText(
      'after',
      '\nExample:\n  cartable tag ID --add "Trafic de migrants" --add Niger --remove Mali',
    )
    .action(
      (ids: string[], options: { add: string[]; remove: string[]; strict?: boolean }, command: Command) =>
        run(command, (session) => tag(session, ids, options)),
    )
  const vocabulary = program.command('vocabulary').description('the vocabularies that tags come from')
  vocabulary
    .command('list')
    .description('vocabularies and the number of their concepts')
    .action((_options: object, command: Command) => run(command, listVocabularies))
  vocabulary
    .command('show')
    .description('concepts of one vocabulary; ? marks what is to be checked')
    .argument('<scheme>')
    .action((scheme: string, _options: object, command: Command) =>
      run(command, (session) => showVocabulary(session, scheme)),
    )
}
