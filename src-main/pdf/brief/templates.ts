import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import * as z from 'zod'
import { resourcePath } from '../../base/resources.ts'
import { BriefOptions, GroupBy, TemplateId, type BriefTemplate } from '../../contract/briefs.ts'
import type { BriefModel } from './model.ts'
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
  headings: Headings.default({ fr: [], en: [] }),
})

/** A template as it can be chosen, with what a new brief takes from it. */
export interface FoundTemplate extends BriefTemplate {
  /** Folder of an own one; null for one that comes with Cartable. */
  readonly folder: string | null
  readonly options: z.infer<typeof TemplateFacts>['options']
  readonly headings: z.infer<typeof Headings>
}

/** Files of a template, by their path below its folder, `/` between parts. */
export interface TemplateFiles {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const ours = (...parts: string[]): string => resourcePath('assets', 'brief-templates', ...parts)

async function readFacts(folder: string): Promise<z.infer<typeof TemplateFacts> | string> {
  try {
    await lstat(join(folder, 'template.typ'))
    const raw: unknown = JSON.parse(await readFile(join(folder, 'template.json'), 'utf8'))
    const facts = TemplateFacts.safeParse(raw)
    return facts.success ? facts.data : `template.json: ${z.prettifyError(facts.error)}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function foundTemplate(id: string, folder: string, own: boolean): Promise<FoundTemplate> {
  const facts = await readFacts(folder)
  const problem = typeof facts === 'string' ? facts.slice(0, 1000) : null
  const known =
    typeof facts === 'string'
      ? { ...TemplateFacts.parse({ name: { fr: id, en: id }, description: { fr: '–', en: '–' } }) }
      : facts
  return { id, own, folder: own ? folder : null, problem, ...known }
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
    if (!own.some(({ name }) => name === 'template.typ')) throw new TemplateProblem('template.typ is missing')
    return { files: [...own.filter(({ name }) => name !== SHARED), shared] }
  } catch (error) {
    if (error instanceof TemplateProblem) throw error
    throw new TemplateProblem(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** Templates of a person's own. What Typst finds wrong with one is told when it is used. */
export async function ownTemplates(folder: string): Promise<BriefTemplate[]> {
  const found = await listTemplates(folder)
  return found
    .filter(({ own }) => own)
    .map(({ id, own, problem, name, description, groupBy }) => ({
      id,
      own,
      problem,
      name,
      description,
      groupBy,
    }))
}
