import type { CslName } from '../../contract/csl.ts'
import { latexToText, textToLatex } from './latex.ts'
import { splitOutside } from './split.ts'

/**
 * Names of an author list: `Family, Given and {An Organisation} and Given von Family`. A name that is one group of braces is
 * an organisation and comes with them, see `values/agents.ts`; `and others` goes.
 */
export function namesOf(value: string): string[] {
  return splitOutside(value, /\s+and\s+/gi).flatMap((part) => {
    const name = part.trim()
    const inner = /^\{([^]*)\}$/.exec(name)?.[1]
    // `{A} {B}` is two groups, no organisation.
    const isGroup = inner !== undefined && splitOutside(name, / /g).length === 1
    const text = isGroup ? `{${latexToText(inner)}}` : latexToText(name)
    return text === '' || text === '{}' || text.toLowerCase() === 'others' ? [] : [text]
  })
}

/** A part of a name, in braces where something in it would divide it. */
function partText(part: string): string {
  const latex = textToLatex(part)
  return /,|\band\b/i.test(part) ? `{${latex}}` : latex
}

/** A name as BibTeX wants it. */
export function nameText({ literal, family, given, suffix }: CslName): string {
  if (literal !== undefined) return `{${textToLatex(literal)}}`
  const parts = [family ?? '', suffix, given].filter((part) => part !== undefined).map(partText)
  // A single word in braces would be an organisation.
  return parts.join(', ')
}
