import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Brief, GroupBy } from '../../contract/briefs.ts'
import type { Concept } from '../../contract/vocabulary.ts'
import { treeOf } from './concepts.ts'
import { type Groupable, groupsOf } from './group.ts'
import { markedLibrary } from './library.fixture.ts'

const concept = (id: string, label: string, broader: string | null = null): Concept => ({
  id,
  scheme: id.slice(0, id.indexOf(':')),
  notation: null,
  broader,
  prefLabel: { fr: label },
  altLabel: {},
  note: null,
  source: null,
  certain: true,
  fromMemory: false,
  seenIn: [],
  roles: [],
})
const TREE = treeOf([
  concept('theme:a', 'Étapes'),
  concept('theme:b', 'Détention'),
  concept('country:NE', 'Niger'),
  concept('rabat-domain:cadiz-area-2', 'Mobilité'),
  concept('rabat-domain:cadiz-area-10', 'Dixième'),
  concept('rabat-domain:cadiz-obj-3', 'Jeunes', 'rabat-domain:cadiz-area-2'),
])

function excerpt(
  id: string,
  markConcepts: readonly string[],
  workConcepts: readonly string[] = [],
): Groupable {
  return { id, markConcepts, workConcepts, publicationId: 'p', title: 'P' }
}

const told = (by: GroupBy, excerpts: readonly Groupable[]): string[] =>
  groupsOf(by, excerpts, TREE, 'fr').map(({ text, ids }) => `${text}: ${ids.join(' ')}`)

describe('groupsOf', () => {
  it('asks the mark before its publication, and takes few headings', () => {
    const excerpts = [
      excerpt('1', ['theme:a', 'theme:b']),
      excerpt('2', ['theme:b'], ['theme:a']),
      excerpt('3', ['country:NE'], ['theme:a']),
      excerpt('4', []),
      excerpt('5', ['theme:b']),
    ]
    expect(told('concept', excerpts)).toEqual(['Détention: 1 2 5', 'Étapes: 3', 'Autres thèmes: 4'])
    expect(told('country', excerpts)).toEqual(['Niger: 3', 'Sans pays: 1 2 4 5'])
  })

  it('counts objectives to their area, areas by number', () => {
    const excerpts = [
      excerpt('1', ['rabat-domain:cadiz-area-10']),
      excerpt('2', ['rabat-domain:cadiz-obj-3']),
    ]
    expect(told('domain', excerpts)).toEqual(['Mobilité: 2', 'Dixième: 1'])
  })

  it('puts each excerpt under one heading, in the order in which they stood', () => {
    const ids = fc.subarray([...TREE.concepts.keys()])
    const excerpts = fc
      .array(fc.tuple(ids, ids))
      .map((list) => list.map(([mark, work], at) => excerpt(String(at).padStart(3, '0'), mark, work)))
    fc.assert(
      fc.property(
        excerpts,
        fc.constantFrom<GroupBy>('concept', 'country', 'domain', 'publication'),
        (given, by) => {
          const groups = groupsOf(by, given, TREE, 'fr')
          expect(groups.flatMap((group) => group.ids).toSorted()).toEqual(given.map(({ id }) => id))
          for (const group of groups) expect(group.ids).toEqual(group.ids.toSorted())
          const keys = groups.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
        },
      ),
    )
  })
})

describe('briefs.group', () => {
  const texts = ({ items }: Brief): string[] =>
    items.map(({ content }) =>
      content.kind === 'heading'
        ? `# ${content.text}`
        : content.kind === 'excerpt'
          ? (content.quote ?? '')
          : '¶',
    )

  it('orders excerpts by domain, country and publication, uses its headings again, and is one undo', async () => {
    const { client, smugglers, returns, passeurs } = await markedLibrary()
    const [quote1, quote2, quote3] = [smugglers, passeurs, returns].map(({ quote }) => quote ?? '')
    const { id: briefId } = await client.briefs.create({
      title: 'N',
      language: 'fr',
      template: 'excerpts-by-domain',
    })
    const items = [smugglers, passeurs, returns].map((mark) => ({
      kind: 'excerpt' as const,
      annotationId: mark.id,
    }))
    await client.briefs.addItems({ briefId, items })
    await client.briefs.addItems({ briefId, items: [{ kind: 'paragraph', markdown: 'Intro' }], after: null })
    const now = async (): Promise<string[]> => texts(await client.briefs.get({ id: briefId }))
    const before = await now()
    expect(before).toHaveLength(9)
    const heading = (await client.briefs.get({ id: briefId })).items[4]
    await client.briefs.updateItem({ id: heading?.id ?? '', fields: { text: 'Trafic et traite' } })

    const { command } = await client.briefs.group({ briefId, by: 'domain' })
    const byDomain = [
      ...['¶', '# Trafic et traite', quote2, '# Retour, réadmission et réintégration', quote3],
      ...['# Hors domaine', quote1],
    ]
    expect(await now()).toEqual(byDomain)
    expect((await client.briefs.group({ briefId, by: 'domain' })).changed).toBe(0)
    await client.history.undo({ command })
    expect(await now()).toEqual(before.with(4, '# Trafic et traite'))

    await client.briefs.group({ briefId, by: 'country' })
    expect(await now()).toEqual(['¶', '# Mali', quote2, '# Niger', quote1, quote3])
    await client.briefs.group({ briefId, by: 'publication' })
    expect(await now()).toEqual(['¶', '# Les routes inventées', quote2, '# Made-up wells', quote1, quote3])
  })
})
