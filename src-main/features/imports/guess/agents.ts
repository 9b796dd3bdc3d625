import type { Agent } from '../../../contract/publications.ts'
import type { Block } from './blocks.ts'
import { coverLines } from './cover.ts'
import { agentsIn } from './names.ts'
import type { Reading } from './reading.ts'
import { conceptsNamed } from './resolve-label.ts'
import { clean, evidenceOf } from './text.ts'
import type { Guess, GuessField, GuessOrigin } from './types.ts'

interface Place {
  readonly origin: GuessOrigin
  readonly evidence: string
  readonly page: number | null
  readonly confidence: number
}

function guess(field: GuessField, agents: readonly Agent[], place: Place): Guess[] {
  return agents.length === 0
    ? []
    : [{ field, value: [...agents], ...place, evidence: evidenceOf(place.evidence) }]
}

/** What stands before the year of a suggested citation: `MMC (2024). …`, `Muster, T. (2019). …`. */
export function citedAuthors(citation: string): string {
  const year = /[,.]?\s*\(?(?:\p{L}+\s)?(?:19|20)\d\d/u.exec(citation.slice(0, 400))
  return year === null ? '' : citation.slice(0, year.index)
}

function creatorsInBlock(block: Block, { labels }: Reading): Guess[] {
  const place = { origin: 'page' as const, evidence: `${block.label} ${block.text}`, page: block.page }
  // Names that run over lines are joined; names that have a line each are a list.
  const joined = agentsIn(block.text, labels)
  const listed = block.parts.flatMap((part) => agentsIn(part, labels))
  const names = listed.length > joined.length ? listed : joined
  if (block.role === 'authors') return guess('creators', names, { ...place, confidence: 0.85 })
  if (block.role === 'research') return guess('creators', names, { ...place, confidence: 0.35 })
  if (block.role !== 'citation') return []
  return guess('creators', agentsIn(citedAuthors(block.text), labels), {
    ...place,
    origin: 'citation',
    confidence: 0.7,
  })
}

/** Guesses of the creators: a label on the first pages, the suggested citation, XMP, the Info dictionary. */
export function guessCreators(reading: Reading, blocks: readonly Block[]): Guess[] {
  const { facts, labels } = reading
  const xmp = (facts.xmp['dc:creator'] ?? []).slice(0, 40).map((name) => clean(name, 200))
  const info = clean(facts.info['Author'] ?? '', 1000)
  const metadata = { page: null, confidence: 0.5 }
  const xmpAgents = xmp.flatMap((name) => agentsIn(name, labels))
  return [
    ...blocks.flatMap((block) => creatorsInBlock(block, reading)),
    ...guess('creators', xmpAgents, { ...metadata, origin: 'xmp', evidence: xmp.join('; ') }),
    ...guess('creators', agentsIn(info, labels), {
      ...metadata,
      origin: 'info',
      evidence: info,
      confidence: 0.45,
    }),
  ]
}

const organisations = (text: string, reading: Reading): Agent[] =>
  agentsIn(text, reading.labels).filter((agent) => agent.kind === 'organisation')

/** Bodies on lines of their own, such as `MMC West Africa`; who paid for the project is not among them. */
function fromCover(reading: Reading): Guess[] {
  const lines = coverLines(reading).filter((line) => line.role === 'organisation')
  const agents = lines.flatMap((line) => organisations(line.text, reading))
  const unique = [...new Map(agents.map((agent) => [agent.conceptId, agent])).values()]
  const evidence = lines.map((line) => line.text).join(' | ')
  const place = { origin: 'page' as const, evidence, page: lines[0]?.page ?? 0, confidence: 0.7 }
  return guess('publisher', unique, place)
}

/** `MMC Research Report`: the body before a type of publication. */
function fromTypeLine(reading: Reading): Guess[] {
  return coverLines(reading).flatMap((line) => {
    const [word = ''] = line.text.split(' ', 1)
    if (line.role !== 'type' || !/^\p{Lu}{2,}$/u.test(word)) return []
    const place = { origin: 'page' as const, evidence: line.text, page: line.page, confidence: 0.6 }
    return guess('publisher', organisations(word, reading), place)
  })
}

const BLOCK_TRUST: Readonly<Partial<Record<Block['role'], number>>> = {
  publisher: 0.85,
  implementer: 0.6,
  about: 0.5,
}

/** An organisation in the label (`About MMC`) or after it (`Published by: MMC, UNODC`). */
function publishersInBlock(block: Block, reading: Reading): Guess[] {
  const confidence = BLOCK_TRUST[block.role]
  if (confidence === undefined) return []
  const text =
    block.role === 'about'
      ? block.label.replace(/^(?:about(?: the)?|à propos (?:du|de))\s+/i, '')
      : block.text
  const place = {
    origin: 'page' as const,
    evidence: `${block.label} ${block.text}`,
    page: block.page,
    confidence,
  }
  const joined = organisations(text, reading)
  return guess('publisher', joined.length > 0 ? joined : organisations(block.parts[0] ?? '', reading), place)
}

/** Guesses of the publisher. */
export function guessPublishers(reading: Reading, blocks: readonly Block[]): Guess[] {
  const [first = ''] = reading.name.words.split(' ', 1)
  const named = conceptsNamed(first, 'organisation', reading.labels).length > 0 && /^\p{Lu}{2,}$/u.test(first)
  const xmp = (reading.facts.xmp['dc:publisher'] ?? []).slice(0, 10).map((name) => clean(name, 200))
  const metadata = { page: null, confidence: 0.3 }
  return [
    ...blocks.flatMap((block) => publishersInBlock(block, reading)),
    ...fromCover(reading),
    ...fromTypeLine(reading),
    ...guess(
      'publisher',
      xmp.flatMap((name) => organisations(name, reading)),
      {
        ...metadata,
        origin: 'xmp',
        evidence: xmp.join('; '),
        confidence: 0.55,
      },
    ),
    ...(named
      ? guess('publisher', organisations(first, reading), {
          ...metadata,
          origin: 'filename',
          evidence: reading.name.stem,
        })
      : []),
  ]
}
