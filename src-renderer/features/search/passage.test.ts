import { expect, it } from 'vitest'
import { passageOf } from './passage.ts'

const hit = (snippet: string, word: string, language: string | null = 'en') => {
  const at = snippet.indexOf(word)
  return passageOf({ snippet, highlights: at < 0 ? [] : [[at, at + word.length]], language })
}

it('the passage is the sentence in which the words stand', () => {
  const snippet = '… travel late. In Mali, smugglers offer transport. Their clients …'
  expect(hit(snippet, 'smugglers')).toBe('In Mali, smugglers offer transport.')
})

it('signs that the text goes on are not part of it', () => {
  expect(hit('… travel with smugglers …', 'smugglers')).toBe('travel with smugglers')
  expect(hit('… with smugglers. And so …', 'smugglers')).toBe('with smugglers.')
  expect(hit('no words are lit', 'x', null)).toBe('no words are lit')
})
