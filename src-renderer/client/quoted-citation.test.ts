import { describe, expect, it } from 'vitest'
import { quotedCitation } from './quoted-citation.ts'

const source = {
  text: 'MMC, Players of many parts, 2019, p.\u00a012.',
  html: 'MMC, <em>Players of many parts</em>, 2019, p.\u00a012.',
}

describe('a quotation with its source', () => {
  it('follows the language that is written', () => {
    const quote = 'one line\nand the next'
    expect(quotedCitation(quote, source, 'en').text).toBe(
      '“one line and the next” (MMC, Players of many parts, 2019, p.\u00a012)',
    )
    expect(quotedCitation(quote, source, 'fr').text).toBe(
      '«\u00a0one line and the next\u00a0» (MMC, Players of many parts, 2019, p.\u00a012)',
    )
  })

  it('keeps quotations inside quotations apart', () => {
    expect(quotedCitation('he said “go”', source, 'en').text).toContain('“he said ‘go’”')
    expect(quotedCitation('il a dit «\u00a0va\u00a0»', source, 'fr').text).toContain(
      '«\u00a0il a dit “va”\u00a0»',
    )
  })

  it('is the same in HTML, in which the words are no markup', () => {
    expect(quotedCitation('a < b & “c”', source, 'en').html).toBe(
      '“a &lt; b &amp; ‘c’” (MMC, <em>Players of many parts</em>, 2019, p.\u00a012)',
    )
  })
})
