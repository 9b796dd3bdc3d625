import { describe, expect, it } from 'vitest'
import { understand } from '../to-record.ts'
import { risForm } from './index.ts'

const read = (text: string) => {
  const { records, faults, program } = risForm.read(text, () => undefined)
  const understood = records.map((cells) => understand(cells, risForm.propose))
  expect(faults).toEqual([])
  expect(understood.flatMap(({ unreadable }) => unreadable)).toEqual([])
  return { records: understood.map(({ record }) => record), program }
}

/** As Zotero writes it: notes as HTML in `N1`, Extra in `M2`, files in `L1`, `PY` with the whole date. */
const ZOTERO = `TY  - RPRT
TI  - Les puits du désert: récits de la route d’Agadez
AU  - Mixed Migration Centre
AU  - Koné, Awa
T2  - MMC Research Reports
AB  - Premier paragraphe.
Deuxième paragraphe.
CY  - Dakar
DA  - 2019/05/24/
PY  - 2019
SP  - 48
LA  - fr
M1  - 7
M3  - Rapport de recherche
PB  - Mixed Migration Centre
SN  - 978-2-1234-5680-3
ST  - Les puits du désert
UR  - https://example.org/puits
Y2  - 2024/03/14/09:12:00
M2  - Original title: The wells of the desert
M2  - à vérifier
DO  - 10.1234/puits
L1  - files/12/MMC - 2019 - Puits.pdf
L2  - files/13/puits.html
KW  - Niger
KW  - sable
N1  - <p>Lu avec <strong>Fatou</strong>.</p>
<p>Page 12 &amp; 13.</p>
ER  - 

`
/** As Mendeley writes it: `file:` addresses with escapes, `T1`, `Y1`, several key words. */
const MENDELEY = `TY  - RPRT
T1  - Itinéraires et coûts
A1  - Thiéry, Dominique
A1  - Ould Ahmed, Sidi
Y1  - 2012/11//
PB  - OIM
N2  - Résumé.
L1  - file:///C:/Users/amina/Mendeley%20Desktop/Thi%C3%A9ry%20-%202012.pdf
KW  - Mali
KW  - coûts
N1  - From Duplicate 1
UR  - http://example.org/itin
ER  - 
`
/** As EndNote writes it, with ends of lines of Windows. */
const ENDNOTE = `TY  - RPRT\r
AU  - Diallo, Amina\r
DA  - 2020\r
PY  - 2020\r
TI  - Sur la route\r
T2  - Notes\r
L1  - internal-pdf://1234/route.pdf\r
M3  - 10.1234/route\r
ID  - 42\r
ER  - \r
`

describe('RIS of other programs', () => {
  it('Zotero: files, notes without markup, Extra', () => {
    const { records, program } = read(ZOTERO)
    expect(program).toBe('Zotero')
    expect(records[0]?.fields).toMatchObject({
      title: { fr: 'Les puits du désert', en: 'The wells of the desert' },
      subtitle: { fr: 'récits de la route d’Agadez' },
      abstract: { fr: 'Premier paragraphe.\nDeuxième paragraphe.' },
      type: 'Rapport de recherche',
      issued: '2019-05-24',
      creators: [
        { kind: 'organisation', name: 'Mixed Migration Centre' },
        { kind: 'person', name: 'Awa Koné' },
      ],
      publishers: [{ kind: 'organisation', name: 'Mixed Migration Centre' }],
      series: { name: 'MMC Research Reports', number: '7' },
      identifiers: ['doi:10.1234/puits', 'isbn:978-2-1234-5680-3'],
      url: { fr: 'https://example.org/puits' },
      languages: ['fr'],
      keywords: ['Niger', 'sable'],
    })
    expect(records[0]?.fields.notes.map(({ text }) => text).sort()).toEqual([
      'Lu avec Fatou.\n\nPage 12 & 13.',
      'à vérifier',
    ])
    expect(records[0]?.files.map(({ path }) => path)).toEqual([
      'files/12/MMC - 2019 - Puits.pdf',
      'files/13/puits.html',
    ])
  })

  it('Mendeley: its tags and addresses of files', () => {
    const { records, program } = read(MENDELEY)
    expect(program).toBe('Mendeley')
    expect(records[0]?.fields).toMatchObject({
      title: { und: 'Itinéraires et coûts' },
      creators: [{ name: 'Dominique Thiéry' }, { name: 'Sidi Ould Ahmed' }],
      issued: '2012-11',
      abstract: { und: 'Résumé.' },
      keywords: ['Mali', 'coûts'],
      notes: [{ text: 'From Duplicate 1' }],
    })
    expect(records[0]?.files[0]?.path).toContain('Mendeley%20Desktop')
  })

  it('EndNote: the DOI where it puts it', () => {
    const { records, program } = read(ENDNOTE)
    expect(program).toBe('EndNote')
    expect(records[0]).toMatchObject({
      key: '42',
      fields: { identifiers: ['doi:10.1234/route'], issued: '2020', series: { name: 'Notes' } },
      files: [{ path: 'internal-pdf://1234/route.pdf' }],
    })
  })
})
