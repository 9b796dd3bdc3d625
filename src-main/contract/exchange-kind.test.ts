import { describe, expect, it } from 'vitest'
import { exchangeKindOf, isExchangeName } from './exchange-kind.ts'

const SKOS =
  '{"@context":{"skos":"http://www.w3.org/2004/02/skos/core#"},"@graph":[{"@type":"skos:Concept"}]}'
const ANNOTATIONS = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection"}'
const BARE = '[{ "type": "Annotation", "target": { "source": "a.pdf" } }]'
const HYPOTHESIS = '{"rows":[{"uri":"https://a.org/a.pdf","text":"x","target":[{"selector":[]}]}]}'
const CSL =
  '[{"id":"a","type":"article","title":"On annotation","URL":"https://a.org","annote":"Annotation"}]'

describe('what a file of other programs holds', () => {
  it('is told by its name where that is enough', () => {
    const kinds = ['a.ttl', 'A.TTL', 'a.bib', 'a.ris', 'a.csv', 'a.xml', 'a.jsonl'].map((name) =>
      exchangeKindOf(name, ''),
    )
    expect(kinds).toEqual(['vocabulary', 'vocabulary', ...Array<string>(5).fill('records')])
  })

  it('is told by what stands in it where JSON is written', () => {
    const kinds = (name: string): string[] =>
      [SKOS, ANNOTATIONS, BARE, HYPOTHESIS].map((head) => exchangeKindOf(name, head))
    expect(kinds('a.json')).toEqual(['vocabulary', 'annotations', 'annotations', 'annotations'])
    expect(kinds('a.jsonld')).toEqual(kinds('a.json'))
    expect(exchangeKindOf('a.json', CSL)).toBe('records')
    expect(exchangeKindOf('a.jsonld', '{')).toBe('vocabulary')
  })

  it('is asked about only where a reader exists', () => {
    const names = ['Z.bib', 'a.RIS', 'x.csl.json', 'y.jsonl', 'z.csv', 'dc.xml', 's.ttl', 'm.jsonld']
    expect([...names, 'a.pdf', 'bib', 'a.ttl.pdf'].filter(isExchangeName)).toEqual(names)
  })
})
