import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import * as z from 'zod'
import { defined } from '../../base/objects.ts'
import { resourcePath } from '../../base/resources.ts'
import { BriefOptions, GroupBy, TemplateId, type BriefTemplate } from '../../contract/briefs.ts'
import type { BriefModel, TemplateLayout } from './model.ts'
import { TemplateProblem } from './template-problem.ts'

/** The template that stands in for one that cannot be used. */
export const DEFAULT_TEMPLATE = 'briefing-note'
/** What all templates share lies beside them. */
const SHARED = 'cartable.typ'
const MAX_FILES = 100
const MAX_BYTES = 30 * 1024 ** 2
/** `@preview/name:1.0.0`: a package, which would have to be fetched. */
const PACKAGE = /(?:import|include)\s*\(?\s*"(@[^"]{1,100})"/

const Words = z.object({ fr: z.string().min(1).max(300), en: z.string().min(1).max(300) })
const Headings = z.object({
  fr: z.array(z.string().max(500)).max(50),
  en: z.array(z.string().max(500)).max(50),
})

/** `template.json` of a template's folder. */
const TemplateFacts = z.object({
  name: Words,
  description: Words,
  groupBy: GroupBy.nullable().default(null),
  options: BriefOptions.partial().default({}),
  /** Of the first level; a new brief has them. */
  headings: Headings.default({ fr: [], en: [] }),
  numbered: z.boolean().default(true),
  references: z.enum(['end', 'first']).default('end'),
})
type TemplateFacts = z.infer<typeof TemplateFacts>

/** A new brief has this where its template says nothing. */
const OPTIONS: BriefOptions = {
  cover: false,
  contents: false,
  bibliography: true,
  annex: false,
  provenance: false,
}

/** A template as it can be chosen, with what a new brief takes from it. */
export interface FoundTemplate extends BriefTemplate {
  /** Folder of an own one; null for one that comes with Cartable. */
  readonly folder: string | null
  readonly options: BriefOptions
  readonly headings: TemplateFacts['headings']
  readonly layout: TemplateLayout
}

/** Files of a template, by their path below its folder, `/` between parts. */
export interface TemplateFiles {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const ours = (...parts: string[]): string => resourcePath('assets', 'brief-templates', ...parts)

const FACTS = 'template.json'
const SETTING = 'template.typ'

/** `template.json:3:5: reason`, as Typst names a place. V8 tells most places in brackets, of others what stands there. */
function jsonProblem({ message }: SyntaxError): string {
  const placed = /^(.*) \(line (\d+) column (\d+)\)$/s.exec(message)
  if (!placed) return `${FACTS}: ${message.replace(/\s+/g, ' ')}`
  const [, reason = '', line = '', column = ''] = placed
  return `${FACTS}:${line}:${column}: ${reason}`
}

function factsProblem(error: z.ZodError): string {
  const lines = error.issues.slice(0, 3).map(({ path, message }) => `${FACTS}: ${path.join('.')}: ${message}`)
  return lines.join('\n')
}

async function readFacts(folder: string): Promise<TemplateFacts | string> {
  try {
    const raw: unknown = JSON.parse(await readFile(join(folder, FACTS), 'utf8'))
    const facts = TemplateFacts.safeParse(raw)
    return facts.success ? facts.data : factsProblem(facts.error)
  } catch (error) {
    if (error instanceof SyntaxError) return jsonProblem(error)
    return error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? `${FACTS} is missing`
      : String(error)
  }
}

async function settingProblem(folder: string): Promise<string | null> {
  const found = await lstat(join(folder, SETTING)).catch(() => null)
  return found?.isFile() === true ? null : `${SETTING} is missing`
}

async function foundTemplate(id: string, folder: string, own: boolean): Promise<FoundTemplate> {
  const read = await readFacts(folder)
  const problem = typeof read === 'string' ? read.slice(0, 1000) : await settingProblem(folder)
  const unknown = { name: { fr: id, en: id }, description: { fr: '–', en: '–' } }
  const facts = typeof read === 'string' ? TemplateFacts.parse(unknown) : read
  const { name, description, groupBy, headings, numbered, references } = facts
  return {
    ...{ id, own, folder: own ? folder : null, problem },
    ...{ name, description, groupBy, headings, layout: { numbered, references } },
    options: { ...OPTIONS, ...defined<Partial<BriefOptions>>(facts.options) },
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && TemplateId.safeParse(entry.name).success)
    .map(({ name }) => name)
    .toSorted()
}

/**
 * Templates that a brief can be set with: those of Cartable, and the folders below `ownFolder`. One of a person's own
 * with the name of one of ours takes its place.
 *
 * @param ownFolder the library's `templates`, which need not exist
 */
export async function listTemplates(ownFolder: string | null): Promise<FoundTemplate[]> {
  const own = ownFolder === null ? [] : await foldersIn(ownFolder)
  const shipped = (await foldersIn(ours())).filter((id) => !own.includes(id))
  const first = [DEFAULT_TEMPLATE, ...shipped].filter(
    (id, at, all) => shipped.includes(id) && all.indexOf(id) === at,
  )
  return Promise.all([
    ...first.map((id) => foundTemplate(id, ours(id), false)),
    ...own.map((id) => foundTemplate(id, join(ownFolder ?? '', id), true)),
  ])
}

/**
 * The template of a name: an own one first, and the usual one where the name is that of none any more.
 * @param ownFolder the library's `templates`, which need not exist
 */
export async function findTemplate(id: string, ownFolder: string | null): Promise<FoundTemplate> {
  const all = await listTemplates(ownFolder)
  const found = all.find((each) => each.id === id) ?? all.find((each) => each.id === DEFAULT_TEMPLATE)
  if (!found) throw new Error('Cartable has lost its templates')
  return found
}

/** Regular files below a folder. A link is not followed: it could lead out of the folder. */
async function filesBelow(folder: string): Promise<TemplateFiles['files']> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const regular = entries.filter((entry) => entry.isFile())
  if (regular.length > MAX_FILES) throw new TemplateProblem(`more than ${MAX_FILES} files`)
  const files: { name: string; bytes: Uint8Array }[] = []
  let total = 0
  for (const entry of regular) {
    const path = join(entry.parentPath, entry.name)
    total += (await lstat(path)).size
    if (total > MAX_BYTES) throw new TemplateProblem(`more than ${MAX_BYTES / 1024 ** 2} MB`)
    files.push({ name: relative(folder, path).split(sep).join(posix.sep), bytes: await readFile(path) })
  }
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Names the place of a package that a template would bring from the network. */
function refusePackages({ name, bytes }: TemplateFiles['files'][number]): void {
  if (!name.endsWith('.typ')) return
  Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .forEach((line, index) => {
      const found = PACKAGE.exec(line)
      if (!found) return
      const place = `${name}:${index + 1}:${found.index + 1}`
      throw new TemplateProblem(
        `${place}: package ${found[1] ?? ''} cannot be used, templates have no network`,
      )
    })
}

/**
 * Reads the files of a brief's template, and what all templates share.
 * @throws TemplateProblem for an own template that is missing, too large, or names packages
 */
export async function readTemplate({ id, folder }: BriefModel['template']): Promise<TemplateFiles> {
  const shared = { name: SHARED, bytes: await readFile(ours(SHARED)) }
  try {
    if (folder === null && !TemplateId.safeParse(id).success) throw new TemplateProblem(`no template ${id}`)
    const own = await filesBelow(folder ?? ours(id))
    own.forEach(refusePackages)
    if (!own.some(({ name }) => name === SETTING)) throw new TemplateProblem(`${SETTING} is missing`)
    return { files: [...own.filter(({ name }) => name !== SHARED), shared] }
  } catch (error) {
    if (error instanceof TemplateProblem) throw error
    throw new TemplateProblem(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
