import { describe, expect, it } from 'vitest'
import type { Agent } from '../../contract/publications.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { formatCitations } from './citing.ts'
import { textOfInlines } from './markdown.ts'
import type { Reference } from './model.ts'

const organisation = (name: string): Agent => ({ kind: 'organisation', name, conceptId: null })
const person = (name: string): Agent => ({ kind: 'person', name, conceptId: null })

const NOTHING: Reference['work'] = {
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
const WORKS: Readonly<Record<string, Partial<Reference['work']>>> = {
  report: {
    type: 'publication-type:research-report',
    title: { en: 'Players of many parts', fr: 'Acteurs aux multiples facettes' },
    subtitle: { en: 'the role of smugglers', fr: 'le rôle des passeurs' },
    issued: '2019-05-24',
    creators: [person('Luigi Achilli'), person('Horwood, Chris')],
    publishers: [organisation('Mixed Migration Centre')],
    series: { conceptId: null, name: 'MMC Research Reports', number: '7' },
    identifiers: ['doi:10.1234/abc'],
  },
  declaration: {
    type: 'publication-type:declaration',
    title: { fr: 'Déclaration de Cadix', en: 'Cadiz Declaration' },
    issued: '2022-12-14',
    creators: [organisation('Processus de Rabat')],
    publishers: [organisation('ICMPD')],
    url: { fr: 'https://example.org/fr/cadix', en: 'https://example.org/en/cadiz' },
  },
  snapshot: {
    type: 'publication-type:snapshot',
    title: { fr: 'Risques de protection', en: 'Protection risks' },
    issued: '2024-05',
    publishers: [organisation('Mixed Migration Centre'), organisation('HCR')],
    series: { conceptId: null, name: '4Mi Snapshot', number: '12' },
    url: { en: 'https://example.org/risks' },
  },
  article: {
    type: 'publication-type:article',
    title: { fr: 'Les passeurs du désert' },
    issued: '2020-11-03',
    creators: [person('Awa Kone')],
    publishers: [organisation('Afrique Migrations')],
    url: { fr: 'https://example.org/passeurs' },
  },
}
const GENRES: Readonly<Record<string, Readonly<Record<InterfaceLanguage, string>>>> = {
  report: { fr: 'Rapport de recherche', en: 'Research report' },
  declaration: { fr: 'Déclaration', en: 'Declaration' },
  snapshot: { fr: 'Aperçu', en: 'Snapshot' },
  article: { fr: 'Article', en: 'Article' },
}

function cited(style: string, language: InterfaceLanguage) {
  const references = Object.entries(WORKS).map(([key, work]): Reference => ({
    key,
    work: { ...NOTHING, ...work },
    language,
    url: null,
    retrievedAt: '2026-03-05T00:00:00.000Z',
    genre: GENRES[key]?.[language] ?? null,
  }))
  const cites = [
    { key: 'report', locator: '5' },
    { key: 'declaration', locator: null },
    { key: 'snapshot', locator: '3-4' },
    { key: 'article', locator: '12' },
  ]
  const formatted = formatCitations({ references, cites, style: { id: style, csl: null }, language })
  expect(formatted.problem).toBeNull()
  // As an editor shows it; spaces that do not break are looked at in a test of their own.
  const text = (body: Parameters<typeof textOfInlines>[0]): string =>
    textOfInlines(body).replace(/[\u00a0\u202f]/g, ' ')
  const raw = [...formatted.notes, ...formatted.bibliography.map(({ body }) => body)].map(textOfInlines)
  return {
    notes: formatted.notes.map(text),
    bibliography: Object.fromEntries(formatted.bibliography.map(({ key, body }) => [key, text(body)])),
    raw: raw.join('\n'),
  }
}

describe('Chicago, author and date', () => {
  it('in French', () => {
    expect(cited('chicago-author-date', 'fr')).toMatchObject({
      notes: [
        'Achilli et Horwood 2019, p. 5.',
        'Processus de Rabat 2022.',
        'Mixed Migration Centre et HCR 2024, p. 3-4.',
        'Kone 2020, p. 12.',
      ],
      bibliography: {
        report:
          'Achilli, Luigi, et Chris Horwood. 2019. Acteurs aux multiples facettes : le rôle des passeurs [Players of many parts: the role of smugglers]. Rapport de recherche. MMC Research Reports 7. Mixed Migration Centre. https://doi.org/10.1234/abc.',
        declaration:
          'Processus de Rabat. 2022. « Déclaration de Cadix [Cadiz Declaration] ». Déclaration. ICMPD, 14 décembre. https://example.org/fr/cadix.',
        snapshot:
          'Mixed Migration Centre et HCR. 2024. Risques de protection [Protection risks]. Aperçu. 4Mi Snapshot 12. https://example.org/risks.',
        article:
          'Kone, Awa. 2020. « Les passeurs du désert ». Article. Afrique Migrations, 3 novembre. https://example.org/passeurs.',
      },
    })
  })

  it('in English', () => {
    expect(cited('chicago-author-date', 'en')).toMatchObject({
      notes: [
        'Achilli and Horwood 2019, p. 5.',
        'Processus de Rabat 2022.',
        'Mixed Migration Centre and HCR 2024, pp. 3-4.',
        'Kone 2020, p. 12.',
      ],
      bibliography: {
        report:
          'Achilli, Luigi, and Chris Horwood. 2019. Players of Many Parts: The Role of Smugglers [Acteurs aux multiples facettes : le rôle des passeurs]. Research report. MMC Research Reports 7. Mixed Migration Centre. https://doi.org/10.1234/abc.',
        declaration:
          'Processus de Rabat. 2022. “Cadiz Declaration [Déclaration de Cadix].” Declaration. ICMPD, December 14. https://example.org/en/cadiz.',
        snapshot:
          'Mixed Migration Centre and HCR. 2024. Protection Risks [Risques de protection]. Snapshot. 4Mi Snapshot 12. https://example.org/risks.',
        article:
          'Kone, Awa. 2020. “Les passeurs du désert.” Article. Afrique Migrations, November 3. https://example.org/passeurs.',
      },
    })
  })
})

describe('APA', () => {
  it('in French', () => {
    expect(cited('apa', 'fr')).toMatchObject({
      notes: [
        'Achilli & Horwood, 2019, p. 5.',
        'Processus de Rabat, 2022.',
        'Mixed Migration Centre & HCR, 2024, p. 3-4.',
        'Kone, 2020, p. 12.',
      ],
      bibliography: {
        report:
          'Achilli, L., & Horwood, C. (2019). Acteurs aux multiples facettes : le rôle des passeurs [Players of many parts: the role of smugglers] (MMC Research Reports n° 7) [Rapport de recherche]. Mixed Migration Centre. https://doi.org/10.1234/abc',
        declaration:
          'Processus de Rabat. (2022, 14 décembre). Déclaration de Cadix [Cadiz Declaration] [Déclaration]. ICMPD. https://example.org/fr/cadix',
        snapshot:
          'Mixed Migration Centre, & HCR. (2024). Risques de protection [Protection risks] (4Mi Snapshot n° 12) [Aperçu]. https://example.org/risks',
        article:
          'Kone, A. (2020, 3 novembre). Les passeurs du désert [Article]. Afrique Migrations. https://example.org/passeurs',
      },
    })
  })

  it('in English', () => {
    expect(cited('apa', 'en').bibliography).toEqual({
      report:
        'Achilli, L., & Horwood, C. (2019). Players of many parts: the role of smugglers [Acteurs aux multiples facettes : le rôle des passeurs] (MMC Research Reports No. 7) [Research report]. Mixed Migration Centre. https://doi.org/10.1234/abc',
      declaration:
        'Processus de Rabat. (2022, December 14). Cadiz Declaration [Déclaration de Cadix] [Declaration]. ICMPD. https://example.org/en/cadiz',
      snapshot:
        'Mixed Migration Centre, & HCR. (2024). Protection risks [Risques de protection] (4Mi Snapshot No. 12) [Snapshot]. https://example.org/risks',
      article:
        'Kone, A. (2020, November 3). Les passeurs du désert [Article]. Afrique Migrations. https://example.org/passeurs',
    })
  })
})

describe('ISO 690', () => {
  it('in French', () => {
    expect(cited('iso-690', 'fr').bibliography).toEqual({
      report:
        'ACHILLI, Luigi et HORWOOD, Chris, 24 mai 2019. Acteurs aux multiples facettes : le rôle des passeurs [Players of many parts: the role of smugglers] [en ligne]. Rapport de recherche. Mixed Migration Centre. MMC Research Reports, n° 7. DOI 10.1234/abc.',
      declaration:
        'PROCESSUS DE RABAT, 14 décembre 2022. Déclaration de Cadix [Cadiz Declaration] [en ligne]. Déclaration. ICMPD. Disponible à l’adresse : https://example.org/fr/cadix [consulté le 5 mars 2026].',
      snapshot:
        'MIXED MIGRATION CENTRE et HCR, mai 2024. Risques de protection [Protection risks] [en ligne]. Aperçu. 4Mi Snapshot, n° 12. Disponible à l’adresse : https://example.org/risks [consulté le 5 mars 2026].',
      article:
        'KONE, Awa, 3 novembre 2020. Les passeurs du désert [en ligne]. Article. Afrique Migrations. Disponible à l’adresse : https://example.org/passeurs [consulté le 5 mars 2026].',
    })
  })

  it('in English', () => {
    expect(cited('iso-690', 'en').bibliography).toEqual({
      report:
        'ACHILLI, Luigi and HORWOOD, Chris, 24 May 2019. Players of many parts: the role of smugglers [Acteurs aux multiples facettes : le rôle des passeurs] [online]. Research report. Mixed Migration Centre. MMC Research Reports, no. 7. DOI 10.1234/abc.',
      declaration:
        'PROCESSUS DE RABAT, 14 December 2022. Cadiz Declaration [Déclaration de Cadix] [online]. Declaration. ICMPD. Available at: https://example.org/en/cadiz [accessed 5 March 2026].',
      snapshot:
        'MIXED MIGRATION CENTRE and HCR, May 2024. Protection risks [Risques de protection] [online]. Snapshot. 4Mi Snapshot, no. 12. Available at: https://example.org/risks [accessed 5 March 2026].',
      article:
        'KONE, Awa, 3 November 2020. Les passeurs du désert [online]. Article. Afrique Migrations. Available at: https://example.org/passeurs [accessed 5 March 2026].',
    })
  })
})

describe('every style that comes with Cartable', () => {
  const STYLES = ['chicago-author-date', 'chicago-notes', 'apa', 'iso-690', 'iso-690-numeric']

  it.each(STYLES)('%s says nothing in English when it speaks French', (style) => {
    const { notes, bibliography } = cited(style, 'fr')
    const all = [...notes, ...Object.values(bibliography)].join('\n')
    expect(all).not.toMatch(
      /\b(?:accessed|retrieved|available|online|in|and|no\.|nos?\.|pp\.|n\.d\.|november|december|may)\b/i,
    )
    // Day before month.
    expect(all).not.toMatch(/(?:novembre|décembre|mai) \d{1,2}\b(?!\d)/)
  })

  it.each(STYLES)('%s breaks no line before a colon, at a guillemet, or after p. and n°', (style) => {
    expect(cited(style, 'fr').raw).not.toMatch(/ [:;»]|« |\bp\. \d|n° /)
  })

  it.each([
    ['chicago-author-date', '[2019?]', '[2019?]'],
    ['chicago-notes', '[2019?]', '[2019?]'],
    ['apa', '(vers 2019)', '(ca. 2019)'],
    ['iso-690', '[vers 2019]', '[ca. 2019]'],
    ['iso-690-numeric', '[vers 2019]', '[ca. 2019]'],
  ])('%s says that a date is not sure', (id, fr, en) => {
    const work = { ...NOTHING, title: { fr: 'Puits' }, issued: '2019~', creators: [organisation('ICMPD')] }
    const reference = { key: 'a', work, language: 'fr', url: null, retrievedAt: null, genre: null }
    const dated = (language: InterfaceLanguage) =>
      formatCitations({ references: [reference], cites: [], style: { id, csl: null }, language })
        .bibliography.map(({ body }) => textOfInlines(body))
        .join()
    expect(dated('fr')).toContain(fr)
    expect(dated('en')).toContain(en)
  })

  describe.each(STYLES)('%s, of a work of several years', (id) => {
    const work = (key: string, issued: string, title = 'Puits'): Reference => ({
      key,
      work: { ...NOTHING, title: { fr: title }, issued, creators: [organisation('ICMPD')] },
      language: 'fr',
      url: null,
      retrievedAt: null,
      genre: null,
    })
    const formatted = (references: readonly Reference[], language: InterfaceLanguage = 'fr') => {
      const cites = references.map(({ key }) => ({ key, locator: '5' }))
      const { notes, bibliography } = formatCitations({
        references,
        cites,
        style: { id, csl: null },
        language,
      })
      return {
        notes: notes.map(textOfInlines),
        bibliography: bibliography.map(({ key, body }) => [key, textOfInlines(body)] as const),
      }
    }

    it.each(['fr', 'en'] as const)('says the first and the last, in %s', (language) => {
      const { notes, bibliography } = formatted([work('a', '2019-05/2021')], language)
      expect(bibliography[0]?.[1]).toMatch(/(?<![\d–])2019–2021(?!\d)/)
      // Who cites by a number says no year.
      if (id !== 'iso-690-numeric') expect(notes[0]).toContain('2019–2021')
    })

    it('says that nobody is sure, and what is open in words', () => {
      const unsure = formatted([work('a', '2019~/2021~')]).bibliography[0]?.[1]
      expect(unsure).toMatch(/\[2019–2021\?\]|\[vers 2019–2021\]|\(vers 2019–2021\)/)
      expect(formatted([work('a', '2019/..')]).bibliography[0]?.[1]).toContain('depuis 2019')
      expect(formatted([work('a', '../2019')], 'en').bibliography[0]?.[1]).toContain('until 2019')
    })

    it('says of one year only what both ends share', () => {
      const one = formatted([work('a', '2018-10-23/2018-10-24')]).bibliography[0]?.[1]
      expect(one).toContain('2018')
      expect(one).not.toContain('23')
    })

    it('puts it among works of other years and takes none of their years or titles for it', () => {
      const references = [
        work('next', '2020-03-02', 'Rapport 5000'),
        work('span', '2019/2021', 'Rapport 5001'),
        work('same', '2019', 'Zones 5002'),
      ]
      const { bibliography } = formatted(references)
      if (id !== 'iso-690-numeric') {
        const byNotes = id === 'chicago-notes'
        if (!byNotes) expect(bibliography.map(([key]) => key)).toEqual(['same', 'span', 'next'])
      }
      const all = Object.fromEntries(bibliography)
      expect(all['next']).toMatch(/2020.*5000|5000.*2020/)
      expect(all['span']).toMatch(/2019–2021.*5001|5001.*2019–2021/)
      expect(all['same']).toMatch(/2019(?!–).*5002|5002.*2019(?!–)/)
    })
  })

  it('tells works of the same years apart behind the last', () => {
    const references = ['a', 'b'].map((key): Reference => ({
      key,
      work: {
        ...NOTHING,
        title: { fr: `Puits ${key}` },
        issued: '2019/2021',
        creators: [organisation('MMC')],
      },
      language: 'fr',
      url: null,
      retrievedAt: null,
      genre: null,
    }))
    const cites = references.map(({ key }) => ({ key, locator: null }))
    for (const id of ['chicago-author-date', 'apa', 'iso-690']) {
      const { notes } = formatCitations({ references, cites, style: { id, csl: null }, language: 'fr' })
      expect(notes.map(textOfInlines).join(' ')).toMatch(/2019–2021a.*2019–2021b/)
    }
  })

  it.each(STYLES)('%s leaves no comma where an article has only a year', (id) => {
    const work = { ...NOTHING, ...WORKS['article'], issued: '2020' }
    const reference = { key: 'a', work, language: 'fr', url: null, retrievedAt: null, genre: 'Article' }
    for (const language of ['fr', 'en'] as const) {
      const style = { id, csl: null }
      const { bibliography } = formatCitations({ references: [reference], cites: [], style, language })
      const entry = textOfInlines(bibliography[0]?.body ?? [])
      expect(entry).toContain('2020')
      expect(entry).not.toMatch(/,\s?[).]/)
    }
  })

  it.each(['chicago-author-date', 'iso-690'])('%s tells works without a date apart', (id) => {
    const references = ['a', 'b'].map((key): Reference => ({
      key,
      work: { ...NOTHING, ...WORKS['article'], issued: null, title: { fr: `Puits ${key}` } },
      language: 'fr',
      url: null,
      retrievedAt: '2026-03-05T00:00:00.000Z',
      genre: 'Article',
    }))
    const cites = references.map(({ key }) => ({ key, locator: null }))
    const style = { id, csl: null }
    const { notes, bibliography } = formatCitations({ references, cites, style, language: 'fr' })
    expect(notes.map(textOfInlines).join(' ')).toMatch(/s\.\sd\.-a.*s\.\sd\.-b/)
    // Not by a letter behind the day on which it was read.
    expect(bibliography.map(({ body }) => textOfInlines(body)).join(' ')).not.toMatch(/2026[ab]/)
  })

  it('gives what was published on a day its day, and a report its year where the style wants no more', () => {
    for (const style of STYLES) {
      const { declaration, article } = cited(style, 'fr').bibliography
      expect([style, declaration]).toEqual([style, expect.stringContaining('14 décembre')])
      expect([style, article]).toEqual([style, expect.stringContaining('3 novembre')])
    }
  })
})
