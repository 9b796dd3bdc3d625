import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import en from '../../../assets/locales/en.json' with { type: 'json' }
import fr from '../../../assets/locales/fr.json' with { type: 'json' }
import { BriefWarning, QuoteStatus } from '../../contract/briefs.ts'
import { ERROR_CODES } from '../../contract/errors.ts'
import { Problem } from '../../contract/library.ts'
import { parseFilter } from './commands/catalogue.ts'
import { colourOf } from './commands/marks.ts'
import { lit } from './commands/search.ts'
import { parseAssignment } from './fields.ts'
import { usageProblem } from './help.ts'
import { makeProgram } from './program.ts'
import { systemLanguage, wordsIn } from './words.ts'

/** Keys of all texts, joined by dots. */
function keysOf(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${before}${key}.`)
      : [before + key],
  )
}

/** Places `{name}` of a text, sorted. */
function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
}

describe('texts', () => {
  it('exist in both languages, with the same places', () => {
    expect(keysOf(fr)).toEqual(keysOf(en))
    for (const key of keysOf(en)) {
      expect({ key, places: places(wordsIn('fr').say(key)) }).toEqual({
        key,
        places: places(wordsIn('en').say(key)),
      })
    }
  })

  it('explain every error and every problem', () => {
    expect(Object.keys(en.errors).sort()).toEqual([...ERROR_CODES].sort())
    expect(Object.keys(en.problems).sort()).toEqual([...Problem.shape.code.options].sort())
    expect(Object.keys(en.quoteStatus).sort()).toEqual([...QuoteStatus.options].sort())
    expect(Object.keys(en.briefWarnings).sort()).toEqual([...BriefWarning.shape.code.options].sort())
  })

  it('are French where the system is French', () => {
    expect(systemLanguage({ LANG: 'fr_FR.UTF-8' })).toBe('fr')
    expect(systemLanguage({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' })).toBe('en')
  })

  it('fill their places', () => {
    expect(wordsIn('en').explain({ code: 'PAGE_OUT_OF_RANGE', data: { page: 9, pages: 4 } })).toBe(
      'There is no page 9: the file has 4.',
    )
  })
})

describe('arguments', () => {
  it('are read as field, language and value', () => {
    expect(parseAssignment('title.fr=Été = hiver')).toEqual({
      field: 'title',
      language: 'fr',
      value: 'Été = hiver',
    })
    expect(() => parseAssignment('title')).toThrowError(expect.objectContaining({ code: 'INVALID_VALUE' }))
  })

  it('make a filter, and refuse what is none', () => {
    expect(parseFilter(['tag=Niger', 'tag=4Mi', 'year=2019'])).toEqual({
      tag: ['Niger', '4Mi'],
      year: '2019',
    })
    expect(() => parseFilter(['colour=red'])).toThrowError(expect.objectContaining({ code: 'INVALID_VALUE' }))
    expect(() => parseFilter(['state=lost'])).toThrowError(expect.objectContaining({ code: 'INVALID_VALUE' }))
  })

  it('name colours by number, by name in both languages, or exactly', () => {
    expect(colourOf('2', 'highlight')).toBe('#96ddff')
    expect(colourOf('Vert', 'underline')).toBe('#14734c')
    expect(colourOf('#ABCDEF', 'note')).toBe('#abcdef')
  })

  it('light up what was found', () => {
    expect(lit({ snippet: 'abc', highlights: [[1, 2]] }, true)).toBe('a\u001b[1mb\u001b[0mc')
  })
})

/** Every description in the help of a command and of those below it. */
function descriptions(command: Command): string[] {
  return [
    command.description(),
    ...command.options.map((option) => option.description),
    ...command.registeredArguments.map((argument) => argument.description),
    ...command.commands.flatMap(descriptions),
  ]
}

describe('the program', () => {
  it('has every command', () => {
    const names = makeProgram(wordsIn('en')).commands.map((command) => command.name())
    expect(names).toEqual(
      expect.arrayContaining([
        ...['import', 'list', 'show', 'edit', 'tag', 'trash', 'restore', 'search', 'annotate', 'annotations'],
        ...['export', 'vocabulary', 'check', 'demo', 'history', 'undo', 'brief'],
      ]),
    )
  })

  it.each(['en', 'fr'] as const)('explains every command, argument and option in %s', (language) => {
    const texts = descriptions(makeProgram(wordsIn(language)))
    expect(texts.length).toBeGreaterThan(60)
    // A key that has no text is returned as it is.
    expect(texts.filter((text) => text === '' || text.startsWith('help.'))).toEqual([])
  })

  it('complains in the person’s language', () => {
    const message = "error: unknown option '--colour'"
    expect(usageProblem(wordsIn('fr'), 'commander.unknownOption', message)).toContain('d’option --colour')
  })
})
