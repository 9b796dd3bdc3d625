import { describe, expect, it } from 'vitest'
import type { Agent } from '../../contract/publications.ts'
import { formatCitations, locatorText } from './citing.ts'
import { textOfInlines } from './markdown.ts'
import type { Cite, Reference } from './model.ts'

const organisation = (name: string): Agent => ({ kind: 'organisation', name, conceptId: null })
const person = (name: string): Agent => ({ kind: 'person', name, conceptId: null })

type Work = Reference['work']
const NOTHING: Work = {
  id: '01890000-0000-7000-8000-000000000000',
  title: {},
  subtitle: {},
  type: null,
  issued: null,
  creators: [],
  publishers: [],
  series: null,
  identifiers: [],
  url: {},
}

function reference(key: string, work: Partial<Work>, rest: Partial<Reference> = {}): Reference {
  return {
    key,
    work: { ...NOTHING, ...work },
    language: 'fr',
    url: null,
    retrievedAt: null,
    genre: null,
    ...rest,
  }
}

const RISKS = reference('risks', {
  title: { fr: 'Risques de protection', en: 'Protection risks' },
  issued: '2024-05',
  creators: [organisation('Mixed Migration Centre')],
  publishers: [organisation('Mixed Migration Centre')],
  series: { conceptId: null, name: '4Mi Snapshot', number: '12' },
})
const PARTS = reference(
  'parts',
  {
    title: { en: 'Players of many parts' },
    subtitle: { en: 'the evolving role of smugglers' },
    issued: '2019-05-24',
    creators: [person('Luigi Achilli'), person('Horwood, Chris')],
    publishers: [organisation('Mixed Migration Centre')],
    identifiers: ['doi:10.1234/abc'],
  },
  { language: 'en' },
)
const CITES: Cite[] = [
  { key: 'risks', locator: '5' },
  { key: 'parts', locator: '11-12' },
  { key: 'risks', locator: '7' },
]

function plain(style: string, language: 'fr' | 'en', references = [RISKS, PARTS], cites = CITES) {
  const { notes, bibliography, problem } = formatCitations({
    references,
    cites,
    style: { id: style, csl: null },
    language,
  })
  return {
    notes: notes.map(textOfInlines),
    bibliography: bibliography.map(({ key, body }) => [key, textOfInlines(body)]),
    problem,
  }
}

describe('formatCitations', () => {
  it('cites in full at first and shortly later, with pages, by a style of notes', () => {
    const { notes, problem } = plain('chicago-notes', 'en')
    expect(problem).toBeNull()
    expect(notes).toHaveLength(3)
    expect(notes[0]).toContain('4Mi Snapshot')
    expect(notes[0]).toContain('p.\u00a05')
    expect(notes[1]).toContain('pp.\u00a011-12')
    expect(notes[2]).toBe('Mixed Migration Centre, Risques de protection, p.\u00a07.')
  })

  it('takes the brackets off citations that stand in a note of their own', () => {
    expect(plain('apa', 'fr').notes[0]).toBe('Mixed Migration Centre, 2024, p.\u00a05.')
  })

  it('never splits the name of an institution, and reads both forms of that of a person', () => {
    const { bibliography } = plain('chicago-author-date', 'en')
    expect(bibliography.map(([key]) => key)).toEqual(['parts', 'risks'])
    expect(bibliography[0]?.[1]).toMatch(/^Achilli, Luigi, and Chris Horwood/)
    expect(bibliography[1]?.[1]).toMatch(/^Mixed Migration Centre\. /)
    const commas = reference('r', { creators: [organisation('Secrétariat, Processus de Rabat')] })
    expect(plain('apa', 'fr', [commas], []).bibliography[0]?.[1]).toMatch(/^Secrétariat, Processus de Rabat/)
  })

  it('prints the title in the other language where there is room', () => {
    const { notes, bibliography } = plain('chicago-author-date', 'fr')
    expect(bibliography.find(([key]) => key === 'risks')?.[1]).toContain(
      'Risques de protection [Protection risks]',
    )
    expect(notes.join(' ')).not.toContain('[Protection')
  })

  it('sets English titles in the capitals of the style in English only', () => {
    expect(plain('chicago-author-date', 'en').bibliography[0]?.[1]).toContain('Players of Many Parts')
    expect(plain('chicago-author-date', 'fr').bibliography[0]?.[1]).toContain('Players of many parts')
  })

  it('cites by ISO 690 in the words of each language, with the date as it was printed', () => {
    const online = reference(
      'online',
      {
        title: { fr: 'Risques' },
        issued: '2024-05',
        creators: [organisation('ICMPD'), organisation('Processus de Rabat')],
        series: { conceptId: null, name: '4Mi Snapshot', number: '12' },
        url: { fr: 'https://mixedmigration.org/x' },
      },
      { retrievedAt: '2026-03-05T00:00:00.000Z' },
    )
    expect(plain('iso-690', 'fr', [online], []).bibliography).toEqual([
      [
        'online',
        'ICMPD et PROCESSUS DE RABAT, mai 2024. Risques [en ligne]. 4Mi Snapshot, n°\u00a012. Disponible à l’adresse\u00a0: https://mixedmigration.org/x [consulté le 5 mars 2026].',
      ],
    ])
    expect(plain('iso-690-numeric', 'en', [online], [{ key: 'online', locator: '5' }])).toEqual({
      notes: ['[1, p.\u00a05].'],
      bibliography: [
        [
          'online',
          '[1] ICMPD and PROCESSUS DE RABAT. Risques [online]. May 2024. 4Mi Snapshot, no.\u00a012. Available at: https://mixedmigration.org/x [accessed 5 March 2026].',
        ],
      ],
      problem: null,
    })
  })

  it('takes nothing in a field for markup', () => {
    const odd = reference('odd', { title: { fr: 'A {b} $c$ \\d #e *f* <g> & "h"\n\ni' }, issued: '2020' })
    const [entry] = plain('apa', 'fr', [odd], []).bibliography
    expect(entry?.[1]).toContain('A {b} $c$ \\d #e *f* <g> & "h" i')
  })

  it('gives way to the default style with the reason', () => {
    const { problem, notes } = plain('no-such-style', 'en')
    expect(problem).toContain('no-such-style')
    expect(notes).toEqual(plain('chicago-author-date', 'en').notes)
    const csl = '<style><nonsense/></style>'
    const own = formatCitations({
      references: [RISKS],
      cites: [],
      style: { id: 'own', csl },
      language: 'fr',
    })
    expect(own.problem).not.toBeNull()
    expect(own.bibliography).toHaveLength(1)
  })
})

describe('locatorText', () => {
  it('prints numbers of pages, and labels that are words as they are', () => {
    expect(['5', 'iv', 'A-3', '4-6', 'Cover'].map((each) => locatorText(each, 'en'))).toEqual([
      'p.\u00a05',
      'p.\u00a0iv',
      'p.\u00a0A-3',
      'pp.\u00a04-6',
      'Cover',
    ])
    expect(locatorText('4-6', 'fr')).toBe('p.\u00a04-6')
  })
})
