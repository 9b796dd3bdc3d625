import type { Command } from 'commander'
import type { SearchHit } from '../../../contract/search.ts'
import { EXIT, run, type Session } from '../session.ts'
import { example } from '../help.ts'
import type { Words } from '../words.ts'

const BOLD = '\u001b[1m'
const PLAIN = '\u001b[0m'

/** The snippet with its found words in bold, on a terminal. */
export function lit(hit: Pick<SearchHit, 'snippet' | 'highlights'>, colour: boolean): string {
  if (!colour) return hit.snippet
  let text = ''
  let at = 0
  for (const [start, end] of hit.highlights) {
    text += `${hit.snippet.slice(at, start)}${BOLD}${hit.snippet.slice(start, end)}${PLAIN}`
    at = end
  }
  return text + hit.snippet.slice(at)
}

function showHits(hits: readonly SearchHit[], { output, words }: Session): void {
  let publication: string | undefined
  for (const hit of hits) {
    if (hit.publicationId !== publication) output.line(`\n${hit.title}  ${hit.publicationId}`)
    publication = hit.publicationId
    const page =
      hit.page === null ? words.say('cli.record') : words.say('cli.page', { page: hit.pageLabel ?? hit.page })
    output.line(`  ${page}  ${lit(hit, process.stdout.isTTY === true)}`)
  }
}

async function search(session: Session, query: string, options: { limit: string; expand: boolean }) {
  const { output, words } = session
  const limit = Number(options.limit)
  const found = await session.client.search.query({
    // A query on the command line is not being typed any more.
    query: `${query} `,
    limit,
    language: words.language,
    expand: options.expand,
  })
  if (output.json) output.value(found)
  else if (found.total === 0) output.line(words.say('cli.noHits'))
  else {
    showHits(found.hits, session)
    output.line(
      `\n${words.say('cli.found', { shown: found.hits.length, total: found.total, publications: found.publications })}`,
    )
  }
  return EXIT.done
}

/** `cartable search QUERY` */
export function addSearch(program: Command, words: Words): void {
  program
    .command('search')
    .argument('<query...>')
    .option('--limit <n>', '', '20')
    .option('--no-expand', '')
    .addHelpText('after', example(words, 'search passeurs Sahel lang:fr year:2019..'))
    .action((query: string[], options: { limit: string; expand: boolean }, command: Command) =>
      run(command, (session) => search(session, query.join(' '), options)),
    )
}
