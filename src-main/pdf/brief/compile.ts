import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import * as z from 'zod'
import { BLANK, type BriefDocument, pictureFile } from './document.ts'
import { briefCompiler, ROOT } from './compiler.ts'
import type { BriefPicture } from './model.ts'
import { TemplateProblem } from './template-problem.ts'
import type { TemplateFiles } from './templates.ts'

const Position = z.object({ line: z.number(), character: z.number() })
/** A finding of Typst. Positions are 0-based. */
const Diagnostic = z.object({
  message: z.string(),
  path: z.string(),
  range: z.object({ start: Position }).nullable(),
  severity: z.number(),
})
/** Severities of tinymist's findings: 1 is an error, 2 a warning, 4 a step on the way to one. */
const [ERROR, WARNING] = [1, 2]

/** A picture of nothing: what it stands for is laid under it. */
const NOTHING = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="1" height="1"/>',
)

/** Where something begins: 1-based page. */
const Place = z.object({ id: z.union([z.string(), z.number()]), page: z.number().int() })

/** A brief that was set. */
export interface SetPages {
  readonly bytes: Uint8Array
  readonly pages: number
  /** 1-based page on which each item begins. */
  readonly pageOf: Readonly<Record<string, number>>
  /** 0-based pages of the sheets of the annex, in their order. */
  readonly sheets: readonly number[]
  /** Fonts that a template names and that are not there, each with its place. */
  readonly missingFonts: readonly string[]
}

function lineOf(raw: unknown, severity = ERROR): string | null {
  const parsed = Diagnostic.safeParse(raw)
  if (!parsed.success || parsed.data.severity !== severity) return null
  const { message, path, range } = parsed.data
  const file = path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length + 1) : path
  const place = range === null ? file : `${file}:${range.start.line + 1}:${range.start.character + 1}`
  return `${place}: ${message}`
}

function problemFrom(raw: readonly unknown[]): TemplateProblem {
  const lines = raw.map((each) => lineOf(each)).filter((line) => line !== null)
  return new TemplateProblem(lines.slice(0, 3).join('\n').slice(0, 1000) || 'no output')
}

/**
 * What an exporter throws: a list of findings in the words of Rust, without places. What was noticed while setting has
 * places, and often is the cause: a font that is not there leaves letters without glyphs.
 */
function exportProblem(error: unknown, noticed: readonly string[]): TemplateProblem {
  const text = String(error)
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) =>
    message.replaceAll(/\\(.)/g, '$1'),
  )
  const lines = [...noticed.slice(0, 3), messages.slice(0, 3).join('\n') || text]
  return new TemplateProblem(lines.join('\n').slice(0, 1000))
}

// Asked after the text, where every place is known. Templates cannot forget it, since it is not theirs.
const PLACES = `
#include "/template.typ"
#context [
  #metadata(query(<cartable-item>).map(each => (id: each.value, page: each.location().page()))) <cartable-items>
  #metadata(query(<cartable-annex>).map(each => (id: each.value, page: each.location().page()))) <cartable-sheets>
]
`

function placesOf(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  label: string,
): z.infer<typeof Place>[] {
  const found: unknown = compiler.query(document, { selector: `<${label}>`, field: 'value' })
  const [places] = z.array(z.array(Place)).parse(found)
  return places ?? []
}

function setDocument(compiler: NodeCompiler): SetPages {
  const outcome = compiler.compile({ mainFileContent: PLACES })
  const { result } = outcome
  if (result === null) {
    const errors = outcome.takeDiagnostics()
    throw problemFrom(errors === null ? [] : compiler.fetchDiagnostics(errors))
  }
  const pageOf: Record<string, number> = {}
  for (const { id, page } of placesOf(compiler, result, 'cartable-items')) pageOf[String(id)] ??= page
  const sheets = placesOf(compiler, result, 'cartable-sheets').map(({ page }) => page - 1)
  const taken = outcome.takeWarnings()
  const noticed = (taken === null ? [] : compiler.fetchDiagnostics(taken)).flatMap(
    (each) => lineOf(each, WARNING) ?? [],
  )
  const missingFonts = [...new Set(noticed.filter((line) => line.includes('unknown font family')))]
  try {
    const bytes = compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: 0 })
    return { bytes, pages: result.numOfPages, pageOf, sheets, missingFonts }
  } catch (error) {
    throw exportProblem(error, noticed)
  }
}

/**
 * Sets a brief with a template as a tagged PDF (PDF/UA-1). The same brief gives the same bytes. The template sees its own
 * files, what all templates share, the data and the pictures, and nothing else.
 * @throws TemplateProblem with place and reason
 */
export function setPages(
  template: TemplateFiles,
  document: BriefDocument,
  pictures: readonly BriefPicture[],
): SetPages {
  const compiler = briefCompiler()
  compiler.resetShadow()
  for (const { name, bytes } of template.files) compiler.mapShadow(`${ROOT}/${name}`, Buffer.from(bytes))
  compiler.mapShadow(`${ROOT}/brief.json`, Buffer.from(JSON.stringify(document)))
  compiler.mapShadow(`${ROOT}/pictures/${BLANK}`, NOTHING)
  for (const { name, bytes } of pictures) {
    compiler.mapShadow(`${ROOT}/pictures/${pictureFile(name)}`, Buffer.from(bytes))
  }
  try {
    return setDocument(compiler)
  } finally {
    // Results that the last ten briefs did not use go.
    compiler.evictCache(10)
  }
}
