import { describe, expect, it } from 'vitest'
import { losesNothing, PLAIN, PLAIN_ID, writeOptions, written } from '../portable.fixture.ts'
import { understand } from '../to-record.ts'
import { csvForm } from './index.ts'

const read = (text: string) => {
  const { records, faults, program } = csvForm.read(text, () => undefined)
  return { records: records.map((cells) => understand(cells, csvForm.propose).record), faults, program }
}

describe('a table', () => {
  it('loses nothing on the way out and in', () => losesNothing(csvForm))

  it('has a column for each field and language, and lists within cells', () => {
    const text = written(csvForm, [{ id: PLAIN_ID, key: 'a', fields: PLAIN }], writeOptions('fr'))
    expect(text.split('\r\n', 1)[0]).toContain('title:fr;title:en')
    expect(text).toContain(';"Niger; Trafic de migrants; sable";')
  })

  it('holds no formula that a spreadsheet would run', () => {
    const fields = { ...PLAIN, title: { en: '=HYPERLINK("https://example.org")', fr: "'=1+1" } }
    const text = written(csvForm, [{ id: PLAIN_ID, key: 'a', fields }], writeOptions('en'))
    expect(text).toContain(`"'=HYPERLINK(""https://example.org"")"`)
    expect(read(text).records[0]?.fields.title).toEqual(fields.title)
  })

  it('of a person is understood by its headings, in French and English', () => {
    const { records } = read(
      'Titre (FR);Title EN;Auteurs;Année;Éditeur;Mots-clés;Langue;Cote\n' +
        'Les puits;The wells;Ayla Bonfiglio; MMC;2019;DRC;Niger;fr, en;X1\n' +
        '"Les ""routes""";;"Bonfiglio, Ayla; Jan van der Berg";2020;;;;\n',
    )
    expect(records[1]?.fields).toMatchObject({
      title: { fr: 'Les "routes"' },
      creators: [{ name: 'Ayla Bonfiglio' }, { name: 'Jan van der Berg' }],
      issued: '2020',
    })
    expect(records[0]?.fields.title).toEqual({ fr: 'Les puits', en: 'The wells' })
  })

  it('with a quotation mark that nobody closed names its line, and gives the other rows', () => {
    const { records, faults } = read('title,year\nFirst,2019\n"Second,2020\nThird,2021\n\nFourth,2022\n')
    expect(records.map(({ line, fields }) => [line, fields.title['und']])).toEqual([
      [2, 'First'],
      [4, 'Third'],
      [6, 'Fourth'],
    ])
    expect(faults).toMatchObject([{ line: 3, reason: 'unclosed', lost: true }])
  })
})
