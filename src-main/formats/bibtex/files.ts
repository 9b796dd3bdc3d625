import { latexToText, verbatimText } from './latex.ts'

// What a backslash protects is put aside as characters that no file name has.
const ASIDE: Readonly<Record<string, string>> = { ':': '\ue000', ';': '\ue001', '\\': '\ue002' }
const BACK: Readonly<Record<string, string>> = { '\ue000': ':', '\ue001': ';', '\ue002': '\\' }

const back = (text: string): string => text.replace(/[\ue000-\ue002]/g, (char) => BACK[char] ?? char)

/** Accents and the like as characters (Mendeley writes LaTeX in names); dashes, tildes and quotes are what they are. */
function decoded(text: string): string {
  return verbatimText(text)
    .replace(/\{\\[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, (group) => latexToText(group))
    .replace(/[{}]/g, '')
}

/** One linked file as JabRef has it, `description:path:type`, or a bare path, as `path`, tab, `description`. */
function oneFile(text: string): string {
  const parts = text.split(':')
  // A bare path of Windows, its colon unprotected.
  const isDrive = /^[A-Za-z]$/.test(parts[0]?.trim() ?? '') && /^[\\/\ue002]/.test(parts[1] ?? '')
  const isBare = parts.length === 1 || (isDrive && parts.length === 2)
  const named = isBare ? parts : parts.length > 2 ? parts.slice(1, -1) : parts.slice(0, 1)
  const path = back(decoded(named.join(':'))).trim()
  const title = isBare || parts.length < 3 ? '' : back(decoded(parts[0] ?? '')).trim()
  return title === '' || path === '' ? path : `${path}\t${title}`
}

/**
 * Linked files of an entry, each as path, with its description after a tab: `Full Text:files/12/a.pdf:application/pdf;…`
 * (Zotero), `:C\:/a.pdf:PDF` (JabRef), `C\:\\a.pdf` (Better BibTeX), `:C$\backslash$:/a{\_}b.pdf:pdf` and
 * `:home/amina/a.pdf:pdf` (Mendeley, which leaves the first slash out), or a bare path.
 */
export function namedFiles(value: string): string[] {
  return value
    .replace(/\{?\$\\backslash\$\}?/g, '\\')
    .replace(/\\([:;\\])/g, (_all, char: string) => ASIDE[char] ?? char)
    .split(';')
    .map(oneFile)
    .filter((each) => each !== '')
    .map((each) => (/^(?:home|Users|root)\//.test(each) ? `/${each}` : each))
}
