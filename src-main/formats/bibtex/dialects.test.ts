import { describe, expect, it } from 'vitest'
import { understand } from '../to-record.ts'
import { BETTER_BIBTEX, JABREF, MENDELEY, ZOTERO } from './dialects.fixture.ts'
import { namedFiles } from './files.ts'
import { bibtexForm } from './index.ts'

const read = (text: string) => {
  const { records, faults, program, folders } = bibtexForm.read(text, () => undefined)
  const understood = records.map((cells) => understand(cells, bibtexForm.propose))
  return {
    records: understood.map(({ record }) => record),
    unreadable: understood.flatMap(({ unreadable }) => unreadable),
    faults,
    program,
    folders,
  }
}

describe('BibTeX of Zotero', () => {
  it('comes in with its notes, files and what stands in Extra', () => {
    const { records, faults, unreadable, program } = read(ZOTERO)
    expect({ faults, unreadable, program }).toEqual({ faults: [], unreadable: [], program: 'Zotero' })
    const [puits, routes] = records
    expect(puits?.fields).toMatchObject({
      title: { fr: 'Les puits du désert', en: 'The wells of the desert' },
      subtitle: { fr: 'récits de la route d’Agadez' },
      abstract: {
        fr: 'Entre 54 % et 60 % des personnes interrogées & leurs familles …\n\nDeuxième paragraphe.',
      },
      issued: '2019-05',
      creators: [
        { kind: 'organisation', name: 'Mixed Migration Centre' },
        { kind: 'person', name: 'Awa Koné' },
        { kind: 'person', name: 'Jan van der Berg' },
      ],
      publishers: [{ kind: 'organisation', name: 'Mixed Migration Centre' }],
      identifiers: ['doi:10.1234/puits_2019', 'isbn:978-2-1234-5680-3'],
      series: { name: '', number: '7' },
      rights: 'CC BY 4.0',
      url: { fr: 'https://example.org/puits_du_desert?lang=fr&v=2' },
      languages: ['fr'],
      keywords: ['Niger', 'sable', 'traite des êtres humains'],
    })
    expect(puits?.fields.notes.map(({ text }) => text).sort()).toEqual([
      'Lu avec Fatou : la page 12 est à citer.\n\nDeuxième paragraphe de la note.',
      'Une autre note.',
      'à vérifier avec Niamey',
    ])
    expect(puits?.files).toEqual([
      { path: 'files/12/MMC - 2019 - Les puits du désert récits.pdf', title: 'Full Text PDF' },
      { path: 'files/13/puits.html', title: 'Snapshot' },
    ])
    expect(routes?.fields.identifiers).toEqual(['isbn:978-0-13-604259-4', 'isbn:978-1-292-15396-4'])
  })
})

describe('BibTeX of Better BibTeX', () => {
  it('comes in with collections, braced names and Windows paths', () => {
    const { records, faults, unreadable } = read(BETTER_BIBTEX)
    expect({ faults, unreadable }).toEqual({ faults: [], unreadable: [] })
    const [players] = records
    expect(players).toMatchObject({ key: 'achilliPlayers2019' })
    expect(players?.fields).toMatchObject({
      title: { en: 'Players of Many Parts' },
      subtitle: { en: 'The Evolving Role of Smugglers in West Africa' },
      type: 'Research report',
      issued: '2019-05-24',
      creators: [
        { kind: 'person', name: 'Luigi Achilli' },
        { kind: 'person', name: 'Chris Horwood-Smith' },
      ],
      publishers: [{ kind: 'organisation', name: 'Mixed Migration Centre and UNHCR' }],
      series: { name: 'MMC Research Reports', number: '7' },
      languages: ['en'],
      keywords: ['Mali', 'smuggling'],
      collections: [['Rabat', 'Sahel']],
    })
    expect(players?.fields.abstract['en']).toBe(
      'Smugglers\u2009—\u2009in their own words — play “many” parts.',
    )
    expect(players?.fields.notes.map(({ text }) => text).sort()).toEqual([
      'Citations: 12',
      'To be quoted in Abidjan',
    ])
    expect(players?.files.map(({ path }) => path)).toEqual([
      'C:\\Users\\amina\\Zotero\\storage\\37L2SIXA\\Achilli - Players - Part_1.pdf',
      'C:\\Users\\amina\\Zotero\\storage\\8QWERTYU\\players.html',
    ])
  })
})

describe('BibTeX of JabRef', () => {
  it('comes in with groups, macros, comments of its users and where its files lie', () => {
    const { records, faults, unreadable, program, folders } = read(JABREF)
    expect({ faults, unreadable, program }).toEqual({ faults: [], unreadable: [], program: 'JabRef' })
    expect(folders).toEqual(['papiers', 'C:\\Papiers'])
    const [kone] = records
    expect(kone?.fields).toMatchObject({
      title: { fr: 'Frontières fermées: cœur de la crise' },
      creators: [
        { kind: 'person', name: 'Awa Koné' },
        { kind: 'organisation', name: "Centre d'études, Dakar" },
      ],
      publishers: [{ name: 'Mixed Migration Centre (MMC)' }],
      issued: '2020-03',
      collections: [['Rabat', '2019'], ['Rabat']],
      keywords: ['frontières', 'Mali'],
      languages: ['fr'],
      readState: 'read',
      url: { fr: 'https://example.org/a_b%20c' },
    })
    expect(kone?.fields.notes.map(({ text }) => text).sort()).toEqual(['Pour la note de mars.', 'Voir p. 4.'])
    expect(kone?.files).toEqual([
      { path: 'Kone2020 - Frontieres.pdf', title: 'Rapport' },
      { path: 'annexes/A;B: tableau.pdf', title: null },
    ])
  })

  it('gives a chapter what it has of its book', () => {
    const [, chapter, book] = read(JABREF).records
    expect(chapter?.fields).toMatchObject({
      title: { fr: "Sur la route d'Agadez" },
      creators: [{ name: 'Amina Diallo' }],
      publishers: [{ name: 'Presses du Sahel' }],
      series: { name: 'Routes du Sahel' },
      issued: '2021-06',
      languages: ['fr'],
    })
    expect(book?.fields).toMatchObject({ title: { fr: 'Routes du Sahel' }, series: null, issued: '2021-06' })
  })
})

describe('BibTeX of Mendeley', () => {
  it('comes in with its folders, tags and LaTeX, in names of files too', () => {
    const { records, faults, unreadable, program } = read(MENDELEY)
    expect({ faults, unreadable, program }).toEqual({ faults: [], unreadable: [], program: 'Mendeley' })
    const [thiery] = records
    expect(thiery?.fields).toMatchObject({
      title: { und: "Itinéraires et coûts: l'exemple du Mali" },
      abstract: { und: 'Les itinéraires & leurs coûts: 100% des cas.' },
      creators: [
        { kind: 'person', name: 'Dominique Thiéry' },
        { kind: 'person', name: 'Sidi Ould Ahmed' },
        { kind: 'organisation', name: 'Organisation internationale pour les migrations' },
      ],
      identifiers: ['doi:10.1234/x_y'],
      issued: '2012-11',
      keywords: ['Mali', 'coûts'],
      collections: [['Rabat', '2012'], ['À lire']],
      url: { und: 'http://example.org/itin_2012.pdf' },
    })
    expect(thiery?.fields.notes[0]?.text).toBe(
      'From Duplicate 1 (Itinéraires - Thiéry, Dominique)\n\nÀ relire.',
    )
    expect(thiery?.files.map(({ path }) => path)).toEqual([
      'C:/Users/amina/Documents/Thiéry - 2012 - Itinéraires_final.pdf',
      '/home/amina/Desktop/annexe.pdf',
    ])
  })
})

describe('a field of files', () => {
  it.each([
    ['papers/a--b~c.pdf', ['papers/a--b~c.pdf']],
    [String.raw`C:\Users\amina\a.pdf`, [String.raw`C:\Users\amina\a.pdf`]],
    [String.raw`C\:/Users/a.pdf`, ['C:/Users/a.pdf']],
    ['/home/amina/a.pdf;/home/amina/b.pdf', ['/home/amina/a.pdf', '/home/amina/b.pdf']],
    ['Texte intégral:a.pdf:application/pdf', ['a.pdf\tTexte intégral']],
    [':https\\://example.org/a.pdf:URL', ['https://example.org/a.pdf']],
    [String.raw`a \& b\#1.pdf`, ['a & b#1.pdf']],
  ])('%s names its files', (value, files) => {
    expect(namedFiles(value)).toEqual(files)
  })
})
