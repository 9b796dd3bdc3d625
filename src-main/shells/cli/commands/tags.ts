import type { Command } from 'commander'
import type { Concept } from '../../../contract/vocabulary.ts'
import { EXIT, run, type Session } from '../session.ts'
import { example } from '../help.ts'
import type { Words } from '../words.ts'

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
export function addTags(program: Command, words: Words): void {
  program
    .command('tag')
    .argument('<id...>')
    .option('--add <label>', '', collect, [])
    .option('--remove <label>', '', collect, [])
    .option('--strict', '')
    .addHelpText('after', example(words, 'tag ID --add "Trafic de migrants" --add Niger --remove Mali'))
    .action(
      (ids: string[], options: { add: string[]; remove: string[]; strict?: boolean }, command: Command) =>
        run(command, (session) => tag(session, ids, options)),
    )
  const vocabulary = program.command('vocabulary')
  vocabulary.command('list').action((_options: object, command: Command) => run(command, listVocabularies))
  vocabulary
    .command('show')
    .argument('<scheme>')
    .action((scheme: string, _options: object, command: Command) =>
      run(command, (session) => showVocabulary(session, scheme)),
    )
}
