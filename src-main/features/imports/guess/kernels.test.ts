import { describe, expect, it } from 'vitest'
import { labelledBlocks } from './blocks.ts'
import { labels, page } from './covers.fixture.ts'
import { nameParts } from './file-name.ts'
import { hubOfCode, hubOfWords } from './hubs.ts'
import { identifiersIn, isIsbn, isIssn } from './identifiers.ts'
import { agentsIn, isPersonName } from './names.ts'
import { conceptsNamed } from './resolve-label.ts'
import { clean, flat, joinLines } from './text.ts'
import { metadataTitle } from './title-junk.ts'
import { splitTitle } from './title-cover.ts'
import { typesOfLine } from './type-line.ts'

describe('file names', () => {
  it.each([
    ['160_a_gateway_imagined_research_report.pdf', null, 'a gateway imagined research report'],
    ['ICMPD Urban Wells Briefing Paper EN 17Nov.pdf', 'EN', 'ICMPD Urban Wells Briefing Paper 17Nov'],
    ['Imagined-Practices-EN-WEB.pdf', 'EN', 'Imagined Practices'],
    ['wells_FR.pdf', 'FR', 'wells'],
    ['wells-en.pdf', 'EN', 'wells'],
    ['la_marche_en_avant.pdf', null, 'la marche en avant'],
    ['en_route-final.pdf', null, 'en route'],
    ['EN_report_FR.pdf', 'FR', 'EN report'],
    ['QMMU_Q3_2020_EU.pdf', null, 'QMMU Q3 2020 EU'],
    ['QMMU_Q3_2020_NA.pdf', null, 'QMMU Q3 2020 NA'],
    ['plan_VF (1).pdf', 'VF', 'plan'],
    ['Plan d’action (anglais).pdf', 'anglais', 'Plan d’action'],
    ['a%20well_v2-lowres.pdf', null, 'a well'],
    ['bad%escape.pdf', null, 'bad%escape'],
    ['/some/where\\wells.PDF.pdf', null, 'wells'],
  ])('%s', (name, languageToken, words) => expect(nameParts(name)).toMatchObject({ languageToken, words }))
})

describe('titles of metadata', () => {
  it.each([
    'Microsoft Word - x.doc',
    'Microsoft Word - Notes on wells',
    'untitled',
    'Sans titre 3',
    'PowerPoint Presentation',
    'Présentation PowerPoint',
    'report_final_v3.docx',
    'Smugglers-Briefing-Paper-May-2019-11Jun',
    'https://example.org/a',
    'C:\\Users\\x',
    '12345 2019',
    '',
  ])('“%s” is none', (title) => expect(metadataTitle(title)).toBeNull())
  it.each([
    ['Wells and roads', 'Wells and roads'],
    ['MMC - Wells and roads', 'Wells and roads'],
    ['EN: Wells and roads (en, fr)', 'Wells and roads'],
    ['PAPER FEBRUARY 2024 - Wells and roads', 'Wells and roads'],
    ['Puits', 'Puits'],
  ])('“%s” is one', (title, kept) => expect(metadataTitle(title)).toBe(kept))
  it('are split at a colon, also after a French space', () => {
    expect(splitTitle('Les puits : une étude')).toEqual({ title: 'Les puits', subtitle: 'une étude' })
    expect(splitTitle('Wells at 14:00')).toEqual({ title: 'Wells at 14:00', subtitle: null })
  })
})

describe('types', () => {
  it.each([
    ['BRIEFING PAPER', ['publication-type:briefing-paper']],
    ['PAPER', ['publication-type:paper']],
    ['4Mi snapshot / infographic', ['publication-type:snapshot']],
    ['MMC Research Report, February 2021', ['publication-type:research-report']],
    ['Policy brief | May 2019', ['publication-type:policy-brief']],
    ['NOTE D’INFORMATION', ['publication-type:briefing-paper']],
    ['Étude', ['publication-type:study', 'publication-type:paper']],
    ['Wells and roads', []],
    ['May 2019', []],
  ])('%s', (text, types) => expect(typesOfLine(text, labels)).toEqual(types))
})

describe('labels as printed', () => {
  it('are known with broken ligatures, brackets and marks', () => {
    expect(
      conceptsNamed('United Nations Offi ce on Drugs and Crime (UNODC)', 'organisation', labels),
    ).toEqual(['organisation:unodc'])
    expect(
      conceptsNamed('Centre des Migrations Mixtes (Mixed Migration Center)', 'organisation', labels),
    ).toEqual(['organisation:mmc'])
    expect(conceptsNamed('« ICMPD ».', 'organisation', labels)).toEqual(['organisation:icmpd'])
  })
  it('are not ids', () => expect(conceptsNamed('organisation:mmc', 'organisation', labels)).toEqual([]))
})

describe('names', () => {
  const named = (text: string): string[] =>
    agentsIn(text, labels).map((agent) => agent.conceptId ?? agent.name)
  it.each([
    ['Awa Exemple, Tom Muster and Lía de la Prueba', ['Awa Exemple', 'Tom Muster', 'Lía de la Prueba']],
    ['Awa Exemple et Tom Muster (ICMPD)', ['Awa Exemple', 'Tom Muster']],
    ['Muster, T. & Exemple, A.', ['Muster, T.', 'Exemple, A.']],
    ['Muster, Tom', ['Muster, Tom']],
    ['MMC, UNODC', ['organisation:mmc', 'organisation:unodc']],
    ['Mixed Migration Centre; Awa Exemple', ['organisation:mmc', 'Awa Exemple']],
    ['DRC', ['organisation:drc']],
    ['MMC and Mixed Migration Centre', ['organisation:mmc']],
    ['user', []],
    ['Microsoft Office User', []],
    ['info@example.org', []],
    ['the centre is a network that works', []],
  ])('%s', (text, expected) => expect(named(text)).toEqual(expected))
  it('of a body end where the bracket behind them begins', () => {
    const printed = 'Centre des Migrations Mixtes (CMM) en 2018 dans le but de "créer'
    expect(agentsIn(printed, labels)).toEqual([
      { kind: 'organisation', name: 'Centre des Migrations Mixtes', conceptId: 'organisation:mmc' },
    ])
  })
  it('have the form of a name', () => {
    expect(['Awa Exemple', "Côme d'Essai", 'محمد أحمد', 'J. K. Muster'].map(isPersonName)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(
      ['Awa', 'report of may', 'Awa Exemple 2', 'One Two Three Four Five Six Seven'].map(isPersonName),
    ).toEqual([...[false, false, false, false]])
  })
})

describe('labelled blocks', () => {
  const roles = (rows: Parameters<typeof page>[1]): string[] =>
    labelledBlocks(page(1, rows)).map((block) => `${block.role}: ${block.text}`)
  it('end at the next label, also within a line of two columns', () => {
    expect(
      roles([
        ['Researched and written by: Awa Exemple About MMC The centre', 9],
        ['Reviewed by: Tom Muster', 9],
      ]),
    ).toEqual(['authors: Awa Exemple', 'about: The centre'])
  })
  it('run on below in their own column', () => {
    expect(
      roles([
        ['Suggested citation:', 9],
        ['A network of hubs', 9, 320],
        ['MMC (2024). Wells', 9],
        ['and roads.', 9],
        ['SUPPORTED BY:', 9],
      ]),
    ).toEqual(['citation: MMC (2024). Wells and roads.'])
  })
  it('begin only at labels', () => {
    expect(
      roles([
        ['Design of the survey', 9],
        ['Authors often disagree about wells', 9],
        ['The abstract says so', 9],
      ]),
    ).toEqual([])
  })
})

describe('identifiers', () => {
  it('count only with a right check digit', () => {
    expect(
      identifiersIn(
        'ISBN 978-3-16-148410-0, ISBN 978-3-16-148410-1, ISBN-10: 0-306-40615-2, e-ISSN 2049–3630, ISSN 2049-3631',
      ),
    ).toEqual(['isbn:9783161484100', 'isbn:0306406152', 'issn:2049-3630'])
    expect([isIsbn('080442957X'), isIsbn('0804429570'), isIssn('2434561X'), isIssn('24345610')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
  it('are found in sentences', () => {
    expect(identifiersIn('(see https://doi.org/10.1234/Ab.c-5). Also 10.1000/(x)1; tel. 2049-3630')).toEqual([
      'doi:10.1234/ab.c-5',
      'doi:10.1000/(x)1',
    ])
  })
})

describe('hubs', () => {
  it('have codes that are no languages and no blanks', () => {
    expect(['NA', 'eu', 'EAY', 'AP', 'XX'].map((code) => hubOfCode(code)?.code)).toEqual([
      'NA',
      'EU',
      'ESA',
      'ASIA',
      undefined,
    ])
    expect(hubOfWords('east africa and yemen')?.code).toBe('ESA')
    expect(hubOfWords("mise a jour afrique de l'ouest, europe")?.code).toBe('WA')
  })
})

describe('text', () => {
  it('keeps its length when made flat', () => {
    const text = 'ÉTÉ ŒUVRE l’İ — ﷺ 😀 e\u0301'
    expect(flat(text)).toHaveLength(text.length)
    expect(flat('ÉTÉ L’ÂGE–X')).toBe("ete l'age-x")
  })
  it('is cleaned of ligatures, soft hyphens, controls and runs of spaces', () => {
    expect(clean(' eﬀorts\u00a0\t\n and\u00ad \u0000proﬁt\ufffe ', 50)).toBe('efforts and profit')
    expect(clean('ﷺ'.repeat(1000), 50)).toHaveLength(50)
  })
  it('joins a hyphen at a line end to what follows', () => {
    expect(joinLines(['Gaps in anti-', 'trafficking', 'work'])).toBe('Gaps in anti-trafficking work')
  })
})
