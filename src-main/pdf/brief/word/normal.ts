import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { escapeMarkup } from '../escape.ts'
import { regional } from '../language.ts'

/** What a document says of itself (core properties, ECMA-376 part 2, 11). */
export interface WordFacts {
  readonly title: string
  readonly author: string
  readonly language: string
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const CORE = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

/** No times and no name of a program: the same brief is the same bytes, and `anonymous` is anonymous. */
function coreProperties({ title, author, language }: WordFacts): string {
  const creator =
    author === ''
      ? ''
      : `<dc:creator>${escapeMarkup(author)}</dc:creator><cp:lastModifiedBy>${escapeMarkup(author)}</cp:lastModifiedBy>`
  return (
    `${HEAD}<cp:coreProperties ${CORE}><dc:title>${escapeMarkup(title)}</dc:title>${creator}` +
    `<dc:language>${regional(language)}</dc:language></cp:coreProperties>`
  )
}

/** Fonts that stand in for ours, by name and by their classification (ECMA-376 part 1, 17.8.3). */
const FONTS = [
  { name: 'Cambria', others: 'Caladea, Georgia', panose: '02040503050406030204', family: 'roman' },
  { name: 'Tahoma', others: 'Arial, DejaVu Sans', panose: '020B0604030504040204', family: 'swiss' },
  { name: 'Consolas', others: 'Courier New', panose: '020B0609020204030204', family: 'modern' },
] as const

function fontTable(): string {
  const fonts = FONTS.map(
    ({ name, others, panose, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:panose1 w:val="${panose}"/>` +
      `<w:charset w:val="00"/><w:family w:val="${family}"/></w:font>`,
  ).join('')
  return `${HEAD}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts}</w:fonts>`
}

/** Numbers from 1 for names, in the order in which they are met. */
function numbering(prefix: string): (name: string) => string {
  const numbers = new Map<string, string>()
  return (name) => {
    const known = numbers.get(name) ?? `${prefix}${numbers.size + 1}`
    numbers.set(name, known)
    return known
  }
}

/** docx counts bookmarks through all documents of a process; here they begin with 1. */
function numberBookmarks(xml: string): string {
  const id = numbering('')
  const name = numbering('_Toc')
  return xml
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)(")/g,
      (_, start: string, number: string, end: string) => start + id(number) + end,
    )
    .replace(
      /((?:w:name|w:anchor)="|<w:instrText[^>]*>PAGEREF )(_Toc\d+)/g,
      (_, start: string, toc: string) => start + name(toc),
    )
}

/** Path of the relationships of a part: `word/_rels/document.xml.rels` of `word/document.xml`. */
const relationshipsOf = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels')

/** docx draws lots for the ids of links; here they are numbers. An id stands in the part and in its relationships. */
function numberLinks(files: Map<string, Uint8Array>, part: string): void {
  const id = numbering('link')
  const relationships = relationshipsOf(part)
  for (const [name, pattern] of [
    [relationships, /( Id=")(rId[\w-]*[a-z_-][\w-]*)(")/g],
    [part, /( r:(?:id|embed)=")(rId[\w-]*[a-z_-][\w-]*)(")/g],
  ] as const) {
    const bytes = files.get(name)
    if (!bytes) continue
    const text = strFromU8(bytes).replace(
      pattern,
      (_, start: string, found: string, end: string) => start + id(found) + end,
    )
    files.set(name, strToU8(text))
  }
}

function packed(files: Map<string, Uint8Array>): Uint8Array {
  // The format has no time zone: fields of the local time are what is written.
  const mtime = new Date(1980, 0, 1)
  const entries: Zippable = {}
  for (const [name, bytes] of files) entries[name] = [bytes, { mtime }]
  return zipSync(entries)
}

/** A document as docx wrote it, without what differs each time: times, random and counted ids. */
export function normalised(bytes: Uint8Array, facts: WordFacts): Uint8Array {
  const files = new Map(Object.entries(unzipSync(bytes)))
  files.set('docProps/core.xml', strToU8(coreProperties(facts)))
  files.set('word/fontTable.xml', strToU8(fontTable()))
  const body = files.get('word/document.xml')
  if (body) files.set('word/document.xml', strToU8(numberBookmarks(strFromU8(body))))
  for (const part of [...files.keys()]) {
    if (files.has(relationshipsOf(part))) numberLinks(files, part)
  }
  return packed(files)
}
