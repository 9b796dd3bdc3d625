import { expect, it } from 'vitest'
import { citationOf, type Cited } from './citation.ts'

const report: Cited = {
  title: { en: 'Players of many parts', fr: 'Des acteurs aux rôles multiples' },
  subtitle: { en: 'The role of smugglers' },
  issued: '2019-05',
  creators: [{ kind: 'person', name: 'E. Golovko', conceptId: null }],
  publishers: [{ kind: 'organisation', name: 'MMC', conceptId: null }],
  identifiers: ['isbn:1', 'doi:10.1/x'],
}

it('cites who, when, what and where, in both languages', () => {
  expect(citationOf(report, 'en')).toBe(
    'E. Golovko (May 2019). Players of many parts: The role of smugglers. MMC. doi:10.1/x.',
  )
  expect(citationOf(report, 'fr')).toBe(
    'E. Golovko (mai 2019). Des acteurs aux rôles multiples\u00a0: The role of smugglers. MMC. doi:10.1/x.',
  )
})

it('names the publisher once where it stands for the author, and says when there is no date', () => {
  const bare = { ...report, creators: [], issued: null, subtitle: {}, identifiers: [] }
  expect(citationOf(bare, 'fr')).toBe('MMC (s. d.). Des acteurs aux rôles multiples.')
  expect(citationOf({ ...bare, publishers: [], title: { en: 'Who?' } }, 'en')).toBe('(n.d.). Who?')
})
