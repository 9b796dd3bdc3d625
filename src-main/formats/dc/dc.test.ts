import { describe, expect, it } from 'vitest'
import { losesNothing, PLAIN, PLAIN_ID, writeOptions, written } from '../portable.fixture.ts'
import { understand } from '../to-record.ts'
import { dcForm } from './index.ts'

const read = (text: string) => {
  const { records, faults } = dcForm.read(text, () => undefined)
  return { records: records.map((cells) => understand(cells, dcForm.propose).record), faults }
}

const OAI = `<?xml version="1.0"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header><identifier>oai:example.org:1</identifier></header><metadata>
 <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title xml:lang="fre">Les puits &amp; la route</dc:title><dc:title xml:lang="en-GB">Wells</dc:title>
  <dc:creator>Bonfiglio, Ayla</dc:creator><dc:creator>Sahel Institute</dc:creator>
  <dc:date>2019-05-24T00:00:00Z</dc:date><dc:identifier>https://doi.org/10.1234/abc</dc:identifier>
  <dc:identifier>https://example.org/puits</dc:identifier><dc:language>fre</dc:language><dc:coverage>Niger</dc:coverage>
  <dc:description>Les <![CDATA[puits]]></dc:description><dc:format>application/pdf</dc:format>
 </oai_dc:dc></metadata></record>
<record><metadata><oai_dc:dc xmlns:oai_dc="x" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title>Second</dc:title></oai_dc:dc></metadata></record>
</ListRecords></OAI-PMH>`

describe('Dublin Core', () => {
  it('loses nothing on the way out and in', () => losesNothing(dcForm))

  it('is clean for programs that know nothing of Cartable', () => {
    const text = written(dcForm, [{ id: PLAIN_ID, key: 'a', fields: PLAIN }], writeOptions('en'))
    expect(text.replace(/<extension>.*<\/extension>/, '')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <records xmlns="urn:cartable:terms:" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
       <record>
        <dc:title xml:lang="fr">Sur la route d’Agadez</dc:title>
        <dc:title xml:lang="en">On the road to Agadez</dc:title>
        <dcterms:alternative xml:lang="fr">récits de voyage</dcterms:alternative>
        <dcterms:alternative xml:lang="en">stories of a journey</dcterms:alternative>
        <dc:creator>Ayla Bonfiglio</dc:creator>
        <dc:creator>Mixed Migration Centre</dc:creator>
        <dc:publisher>Danish Refugee Council</dc:publisher>
        <dcterms:issued>2019-05</dcterms:issued>
        <dc:type>Policy brief</dc:type>
        <dc:identifier>doi:10.1234/abc_1</dc:identifier>
        <dc:identifier>isbn:9782123456803</dc:identifier>
        <dc:identifier xml:lang="en">https://example.org/on_the_road?a=1&amp;b=2</dc:identifier>
        <dc:language>en</dc:language>
        <dc:language>fr</dc:language>
        <dc:subject>Niger</dc:subject>
        <dc:subject>Smuggling, of migrants</dc:subject>
        <dc:subject>sable</dc:subject>
        <dcterms:abstract xml:lang="en">People on the move &amp; the wells they need: 54 % paid.</dcterms:abstract>
        <dcterms:isPartOf>MMC Briefing Papers</dcterms:isPartOf>
        <dc:rights>CC BY 4.0</dc:rights>
        
       </record>
      </records>
      "
    `)
  })

  it('of a repository is understood', () => {
    const { records, faults } = read(OAI)
    expect(faults).toEqual([])
    expect(records).toHaveLength(2)
    expect(records[0]?.fields).toMatchObject({
      title: { fr: 'Les puits & la route', 'en-GB': 'Wells' },
      creators: [
        { kind: 'person', name: 'Ayla Bonfiglio' },
        { kind: 'organisation', name: 'Sahel Institute' },
      ],
      issued: '2019-05-24',
      identifiers: ['doi:10.1234/abc'],
      url: { fr: 'https://example.org/puits' },
      abstract: { fr: 'Les puits' },
      keywords: ['Niger'],
    })
  })

  it('that is broken names the line and gives what can be read; entities are never expanded', () => {
    const bomb = OAI.replace('<?xml version="1.0"?>', '<!DOCTYPE a [<!ENTITY x "expanded">]>').replace(
      'Wells',
      '&x;',
    )
    const { records, faults } = read(bomb)
    expect(JSON.stringify(records)).not.toContain('expanded')
    expect(faults).toMatchObject([{ line: 5, reason: 'syntax' }])
    const unclosed = read(OAI.replace('</dc:date>', ''))
    expect(unclosed.faults[0]).toMatchObject({ reason: 'syntax' })
    expect(unclosed.records.map(({ fields }) => Object.values(fields.title)[0])).toContain('Second')
  })
})
