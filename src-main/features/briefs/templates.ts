import type { Context, Reader } from '../../base/context.ts'
import type { BriefContent, BriefTemplate } from '../../contract/briefs.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import * as templates from '../../pdf/brief/templates.ts'
import { conceptTree } from './concepts.ts'
import { domainHeadings } from './domains.ts'

/** The template of a brief; the usual one where its own is not there any more. */
export function templateOf({ layout }: Context, id: string): Promise<templates.FoundTemplate> {
  return templates.findTemplate(id, layout.templates)
}

/** What a new brief of a template begins with. */
export async function skeletonOf(
  db: Reader,
  { headings, groupBy }: templates.FoundTemplate,
  language: InterfaceLanguage,
): Promise<BriefContent[]> {
  const own = headings[language].map((text): BriefContent => ({ kind: 'heading', level: 1, text }))
  if (groupBy !== 'domain') return own
  return [...own, ...domainHeadings(await conceptTree(db), language)]
}

/** Templates as the window lists them; one of a person's own with the name of one of ours takes its place. */
export async function listTemplates({ layout }: Context): Promise<BriefTemplate[]> {
  const found = await templates.listTemplates(layout.templates)
  return found.map(({ id, own, problem, name, description, groupBy }) => ({
    ...{ id, own, problem, name, description, groupBy },
  }))
}
