import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx'
import { MARK_COLOURS } from '../../../contract/annotations.ts'
import type { InterfaceLanguage } from '../../../contract/values.ts'
import { regional } from '../language.ts'
import { EXCERPT_INDENT, INDENT, TEXT_WIDTH } from './measures.ts'

/**
 * Cambria comes with Office on Windows and on the Mac, LibreOffice sets Caladea in its place, which is as wide. Arabic
 * stands in Tahoma, which both have too; in place of Times New Roman, LibreOffice takes a font without Arabic, and sets
 * note numbers and signs over each other.
 */
const SERIF = { ascii: 'Cambria', hAnsi: 'Cambria', eastAsia: 'Cambria', cs: 'Tahoma' }
const FIXED = { ascii: 'Consolas', hAnsi: 'Consolas', eastAsia: 'Consolas', cs: 'Courier New' }
const NAVY = '1F3A5F'
const QUIET = '50545D'
const PENCIL = '686358'
/** Height of lines, in 240ths of the type: said to be that, since LibreOffice takes a bare number for twips. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO })
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'C9C9C2' } as const

/** Names of our own styles, in the language of the brief. */
const OWN_NAMES: Readonly<Record<InterfaceLanguage, Readonly<Record<string, string>>>> = {
  fr: {
    Excerpt: 'Extrait',
    ExcerptCaption: 'Légende d’extrait',
    ExcerptComment: 'Commentaire d’extrait',
    ExcerptTranslation: 'Traduction d’extrait',
    ExcerptRemark: 'Remarque sur un extrait',
    Byline: 'Auteur et date',
    TableText: 'Texte de tableau',
    TableHeading: 'Tête de tableau',
    AfterTable: 'Après un tableau',
    Rule: 'Filet',
    SourceTitle: 'Fichier cité',
  },
  en: {
    Excerpt: 'Excerpt',
    ExcerptCaption: 'Caption of an excerpt',
    ExcerptComment: 'Comment on an excerpt',
    ExcerptTranslation: 'Translation of an excerpt',
    ExcerptRemark: 'Remark on an excerpt',
    Byline: 'Author and date',
    TableText: 'Table text',
    TableHeading: 'Table heading',
    AfterTable: 'After a table',
    Rule: 'Rule',
    SourceTitle: 'Cited file',
  },
}

/** The line of each key, as on the screen: its style says what its colour says. */
const LINES = {
  1: { style: BorderStyle.SINGLE, size: 12 },
  2: { style: BorderStyle.DASHED, size: 12 },
  3: { style: BorderStyle.DOTTED, size: 16 },
  4: { style: BorderStyle.DOUBLE, size: 6 },
  5: { style: BorderStyle.SINGLE, size: 24 },
  6: { style: BorderStyle.SINGLE, size: 6 },
} as const

/** Line beside an excerpt, by the key of its colour. */
export function lineOf(key: number) {
  const colour = MARK_COLOURS.find((each) => each.key === key) ?? MARK_COLOURS[5]
  return { ...LINES[colour.key], color: colour.line.slice(1).toUpperCase(), space: 8 }
}

/** Id of the style of an excerpt, by the key of its colour. */
export const excerptStyle = (key: number): string => `Excerpt${key >= 1 && key <= 6 ? key : 6}`

const heading = (level: number, size: number, before: number, color: string): IBaseParagraphStyleOptions => ({
  quickFormat: true,
  next: 'Normal',
  run: { size, bold: true, color, sizeComplexScript: size, font: SERIF },
  // Word knows its headings by name; LibreOffice and readers of the file by their level.
  paragraph: { outlineLevel: level - 1, spacing: { before, after: 120 }, keepNext: true, keepLines: true },
})

function builtIn(): IParagraphStyleOptions[] {
  const small = { size: 17, color: QUIET, sizeComplexScript: 17 }
  const entry = (level: number): IParagraphStyleOptions => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    uiPriority: 39,
    run: { bold: level === 1 },
    paragraph: {
      spacing: { before: level === 1 ? 120 : 0, after: 40 },
      indent: { left: (level - 1) * INDENT },
    },
  })
  return [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 28, color: QUIET, sizeComplexScript: 28 },
      paragraph: { spacing: { before: 120, after: 200 } },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: EXCERPT_INDENT }, spacing: { after: 120 } },
    },
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      uiPriority: 39,
      run: { size: 30, bold: true, color: NAVY, sizeComplexScript: 30 },
      paragraph: { spacing: { before: 240, after: 160 }, keepNext: true },
    },
    ...[1, 2, 3].map(entry),
    {
      id: 'Header',
      name: 'header',
      basedOn: 'Normal',
      run: small,
      paragraph: {
        rightTabStop: TEXT_WIDTH,
        border: { bottom: { ...HAIR, space: 4 } },
        spacing: { after: 0 },
      },
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: small,
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } },
    },
    {
      id: 'HTMLPreformatted',
      name: 'HTML Preformatted',
      basedOn: 'Normal',
      run: { font: FIXED, size: 18, noProof: true },
      paragraph: { spacing: { after: 0 } },
    },
  ]
}

function own(names: Readonly<Record<string, string>>): IParagraphStyleOptions[] {
  const style = (
    id: string,
    basedOn: string,
    options: Pick<IParagraphStyleOptions, 'run' | 'paragraph'>,
  ): IParagraphStyleOptions => ({ id, name: names[id] ?? id, basedOn, quickFormat: true, ...options })
  const besideExcerpt = { indent: { left: EXCERPT_INDENT }, spacing: { after: 100 } }
  return [
    ...MARK_COLOURS.map(({ key }): IParagraphStyleOptions => ({
      id: excerptStyle(key),
      name: `${names['Excerpt'] ?? 'Excerpt'} ${key}`,
      basedOn: 'Quote',
      quickFormat: true,
      paragraph: { border: { left: lineOf(key) }, spacing: { before: 200, after: 80 } },
    })),
    style('ExcerptTranslation', 'Quote', { run: {}, paragraph: besideExcerpt }),
    style('ExcerptRemark', 'Normal', {
      run: { size: 18, italics: true, color: PENCIL, sizeComplexScript: 18 },
      paragraph: besideExcerpt,
    }),
    style('ExcerptCaption', 'Caption', { paragraph: { indent: { left: EXCERPT_INDENT } } }),
    style('ExcerptComment', 'Normal', {
      run: { size: 20, color: QUIET, sizeComplexScript: 20 },
      paragraph: besideExcerpt,
    }),
    style('Byline', 'Normal', { run: { color: QUIET }, paragraph: { spacing: { after: 120 } } }),
    style('TableText', 'Normal', {
      run: { size: 18, sizeComplexScript: 18 },
      paragraph: { spacing: { after: 0, ...lines(252) } },
    }),
    style('TableHeading', 'TableText', {
      run: { bold: true, color: QUIET },
      paragraph: { keepNext: true },
    }),
    style('SourceTitle', 'Normal', {
      run: { bold: true },
      paragraph: { spacing: { before: 240, after: 60 }, keepNext: true, keepLines: true },
    }),
    style('AfterTable', 'Normal', { run: { size: 12 }, paragraph: { spacing: { after: 0 } } }),
    style('Rule', 'Normal', { paragraph: { border: { bottom: HAIR }, spacing: { after: 200 } } }),
  ]
}

/** Styles of a brief. Nothing in it is set by hand, so that a template of the house can take over. */
export function stylesOf(language: InterfaceLanguage): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          font: SERIF,
          size: 22,
          sizeComplexScript: 22,
          language: { value: regional(language), bidirectional: regional('ar') },
        },
        paragraph: { spacing: { after: 140, ...lines(276) } },
      },
      title: {
        quickFormat: true,
        run: { size: 52, bold: true, color: NAVY, sizeComplexScript: 52, font: SERIF },
        paragraph: { spacing: { before: 0, after: 200, ...lines(240) } },
      },
      heading1: heading(1, 30, 400, NAVY),
      heading2: heading(2, 25, 320, '191B21'),
      heading3: heading(3, 22, 260, '191B21'),
      listParagraph: { paragraph: { spacing: { after: 100 }, contextualSpacing: true } },
      caption: {
        run: { size: 19, color: QUIET, sizeComplexScript: 19 },
        paragraph: { spacing: { before: 60, after: 200 } },
      },
      bibliography: {
        paragraph: { indent: { left: INDENT, hanging: INDENT }, spacing: { after: 120 }, keepLines: true },
      },
      footnoteText: {
        run: { size: 18, sizeComplexScript: 18 },
        paragraph: { spacing: { after: 40, ...lines(240) } },
      },
      hyperlink: { run: { color: NAVY, underline: {} } },
    },
    paragraphStyles: [...builtIn(), ...own(OWN_NAMES[language])],
    characterStyles: [
      { id: 'HTMLCode', name: 'HTML Code', basedOn: 'DefaultParagraphFont', run: { font: FIXED, size: 19 } },
    ],
  }
}
