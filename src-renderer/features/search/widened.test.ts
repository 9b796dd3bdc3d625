import { expect, it } from 'vitest'
import type { Concept } from '../../../src-main/contract/vocabulary.ts'
import { labelsByWords, namesOf } from './widened.ts'

const concept: Concept = {
  id: 'theme:smuggling',
  scheme: 'theme',
  notation: null,
  broader: null,
  prefLabel: { fr: 'Trafic illicite de migrants', en: 'Smuggling of migrants' },
  altLabel: { fr: ['passeurs', 'Réseau de passeurs'], en: ['smugglers', 'migrant smuggling'] },
  note: null,
  source: null,
  certain: true,
  fromMemory: false,
  seenIn: [],
  roles: [],
}
const labels = labelsByWords([concept])

it('finds the labels that folded words were made from, own language first', () => {
  const also = ['smugglers', 'smuggler', 'reseau de passeurs', 'passeur', 'smuggling of migrants', 'unknown']
  expect(namesOf('passeurs', also, labels, 'fr')).toEqual([
    { text: 'Réseau de passeurs', language: 'fr' },
    { text: 'smugglers', language: 'en' },
    { text: 'Smuggling of migrants', language: 'en' },
    { text: 'unknown', language: null },
  ])
})

it('leaves out forms that differ by their plural only', () => {
  expect(namesOf('camp', ['camps'], labels, 'en')).toEqual([])
})
