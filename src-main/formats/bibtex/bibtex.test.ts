import { describe, expect, it } from 'vitest'
import { losesNothing, PLAIN, PLAIN_ID, writeOptions, written } from '../portable.fixture.ts'
import { understand } from '../to-record.ts'
import { bibtexForm } from './index.ts'

const read = (text: string) => {
  const { records, faults, program } = bibtexForm.read(text, () => undefined)
  return { records: records.map((cells) => understand(cells, bibtexForm.propose).record), faults, program }
}

describe('BibTeX', () => {
  it('loses nothing on the way out and in', () => losesNothing(bibtexForm))

  it('is clean for programs that know nothing of Cartable', () => {
    const text = written(
      bibtexForm,
      [{ id: PLAIN_ID, key: 'bonfiglio2019', fields: PLAIN }],
      writeOptions('en'),
    )
    expect(text.replace(/ {2}x-cartable = \{[A-Za-z0-9+/=]+\},\n/, '')).toMatchInlineSnapshot(`
      "% Encoding: UTF-8

      @techreport{bonfiglio2019,
        title = {On the road to {Agadez}: stories of a journey},
        shorttitle = {On the road to {Agadez}},
        origtitle = {Sur la route {d’Agadez}~: récits de voyage},
        author = {Bonfiglio, Ayla and {Mixed Migration Centre}},
        institution = {Danish Refugee Council},
        type = {Policy brief},
        series = {MMC Briefing Papers},
        number = {7},
        date = {2019-05},
        year = {2019},
        month = may,
        doi = {10.1234/abc_1},
        isbn = {9782123456803},
        url = {https://example.org/on_the_road?a=1&b=2},
        langid = {english},
        abstract = {People on the move \\& the wells they need: 54 \\% paid.},
        keywords = {Niger, Smuggling, of migrants, sable},
        copyright = {CC BY 4.0},
        annote = {Cited in Abidjan.},
        groups = {2019},
      }

      @Comment{jabref-meta: grouping:
      0 AllEntriesGroup:;
      1 StaticGroup:Rabat\\;0\\;1\\;\\;\\;\\;;
      2 StaticGroup:2019\\;0\\;1\\;\\;\\;\\;;
      }
      "
    `)
  })

  it('takes what other programs write beside the rules', () => {
    const { records } = read(`@article{a,
      author = {Fulton, James E., Jr. and Reagle, Jr., Joseph M. and Di Renzo, Gian Carlo},
      title = {Trust}, journaltitle = {Maternal &amp; Fetal \\&amp; Neonatal Medicine},
      doi = {http://doi.acm.org/10.1145/1137627.1137631}, howpublished = {\\url{http://ascl.net/1706_010}},
    }
    @misc{b, title = {Paths}, howpublished = {Online}, url = {https://example.org/doi/list}, eprint = {https://example.org/doi/10.1/x}}`)
    expect(records[0]?.fields).toMatchObject({
      creators: [
        { kind: 'person', name: 'James E. Fulton Jr.' },
        { kind: 'person', name: 'Joseph M. Reagle Jr.' },
        { kind: 'person', name: 'Gian Carlo Di Renzo' },
      ],
      series: { name: 'Maternal & Fetal & Neonatal Medicine' },
      identifiers: ['doi:10.1145/1137627.1137631'],
    })
    expect(records.map(({ fields }) => Object.values(fields.url ?? {}))).toEqual([
      ['http://ascl.net/1706_010'],
      ['https://example.org/doi/list'],
    ])
    expect(records[1]?.fields.identifiers).toEqual(['https://example.org/doi/10.1/x'])
  })

  it('keeps what was edited elsewhere, and the rest as Cartable knows it', () => {
    const text = written(bibtexForm, [{ id: PLAIN_ID, key: 'a', fields: PLAIN }], writeOptions('en'))
    const [record] = read(text.replace('date = {2019-05}', 'date = {2020-01}')).records
    expect(record?.id).toBe(PLAIN_ID)
    expect(record?.fields).toMatchObject({ issued: '2020-01', title: PLAIN.title, concepts: PLAIN.concepts })
  })
})

const BROKEN = `@string{drc = "Danish Refugee Council"}
@report{good1, title = {First}, institution = drc # { (DRC)}}

@book{unclosed,
  title = {A brace that nobody closes,
  year = 2019
}

@misc{early, title = {Closed too early}},
  year = {2018}
}
@misc{half,
  title = "Half a record",
  this is no field,
  year = 2017,
}
@misc{good1, title = {Twice the same key}}
`

describe('a broken file', () => {
  it('gives place and reason for each fault, and all that can be read', () => {
    const { records, faults } = read(BROKEN)
    expect(records.map(({ key, line, fields }) => [key, line, fields.title['und']])).toEqual([
      ['good1', 2, 'First'],
      ['early', 9, 'Closed too early'],
      ['half', 12, 'Half a record'],
      ['good1', 17, 'Twice the same key'],
    ])
    expect(records[0]?.fields.publishers).toMatchObject([{ name: 'Danish Refugee Council (DRC)' }])
    expect(records[2]?.fields.issued).toBe('2017')
    expect(faults.map(({ line, key, reason, lost }) => [line, key, reason, lost])).toEqual([
      [5, 'unclosed', 'unclosed', true],
      [10, 'early', 'syntax', false],
      [14, 'half', 'syntax', false],
      [17, 'good1', 'duplicate-key', false],
    ])
  })

  it('of any kind is read in a moment and never throws', () => {
    const nested = `@misc{a, title = ${'{'.repeat(200_000)}`
    const many = '@misc{a, title = {'.repeat(20_000)
    expect(read(nested).records).toEqual([])
    expect(read(many).faults.length).toBeGreaterThan(0)
    expect(read(`@misc{a, title = {${'{'.repeat(5000)}x${'}'.repeat(5000)}}}`).records).toHaveLength(1)
  })
})
