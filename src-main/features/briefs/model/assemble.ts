import type { BriefExport, BriefOptions, BriefWarning } from '../../../contract/briefs.ts'
import type { BriefModel } from '../../../pdf/brief/model.ts'
import type { StoredBrief, StoredItem } from '../store.ts'
import { annexOf } from './annex.ts'
import { blockOf, type BlockSetting, isSilent } from './blocks.ts'
import type { BriefFacts } from './facts.ts'
import { referencesOf } from './references.ts'

/** How a brief goes out, see the contract. */
export type Output = Pick<BriefExport, 'language' | 'internal' | 'anonymous'> & {
  readonly options: { readonly [Name in keyof BriefOptions]?: BriefOptions[Name] | undefined }
}

/** A brief ready to be set, and what comes out otherwise than asked. */
export interface Assembled {
  readonly model: BriefModel
  readonly warnings: readonly BriefWarning[]
}

/** What a brief is set with: its own options where the output says nothing. */
export function optionsOf(brief: StoredBrief, { options }: Output): BriefOptions {
  return {
    cover: options.cover ?? brief.options.cover,
    contents: options.contents ?? brief.options.contents,
    bibliography: options.bibliography ?? brief.options.bibliography,
    annex: options.annex ?? brief.options.annex,
    provenance: options.provenance ?? brief.options.provenance,
  }
}

/** Excerpts in another language that are not translated, and pictures of files that are others now. */
function warningsOf(model: BriefModel, items: readonly StoredItem[], facts: BriefFacts): BriefWarning[] {
  const foreign = model.blocks.flatMap((block): BriefWarning[] =>
    block.kind === 'excerpt' && block.otherLanguage
      ? [{ itemId: block.id, code: 'other-language', detail: block.language ?? '' }]
      : [],
  )
  const changed = items.flatMap(({ id, content }): BriefWarning[] => {
    if (content.kind !== 'excerpt' && content.kind !== 'pages') return []
    const isDrawn = content.kind === 'pages' || content.form === 'image' || model.options.annex
    const file = facts.files.get(content.provenance.sha256)
    return isDrawn && file?.changed === true
      ? [{ itemId: id, code: 'file-changed', detail: file.fileName }]
      : []
  })
  return [...foreign, ...changed]
}

/**
 * A brief as every writer sets it: everything looked up, nothing of the clock, in the order of its items. The same brief
 * and the same facts give the same model. Pure.
 *
 * @param items in their order, none of the trash
 */
export function assemble(
  brief: StoredBrief,
  items: readonly StoredItem[],
  facts: BriefFacts,
  output: Output,
): Assembled {
  const language = output.language ?? brief.language
  const options = optionsOf(brief, output)
  const { internal, anonymous } = output
  const shown = items.filter(({ content }) => !isSilent(content, internal))
  const cited = shown.flatMap(({ content }) => ('provenance' in content ? [content.provenance] : []))
  const references = referencesOf(cited, facts, language)
  const setting: BlockSetting = { facts, references, language, written: brief.language, internal }
  const excerpts = shown.flatMap(({ id, content }) => (content.kind === 'excerpt' ? [{ id, content }] : []))
  const model: BriefModel = {
    title: brief.title,
    subtitle: brief.subtitle,
    author: anonymous ? '' : brief.author,
    issued: brief.issued ?? '',
    language,
    options,
    template: facts.template,
    style: facts.style,
    blocks: shown.map((item) => blockOf(item, setting)),
    references: references.list,
    annex: options.annex ? annexOf(excerpts, { ...setting, anonymous, madeAt: brief.createdAt }) : [],
  }
  return { model, warnings: warningsOf(model, shown, facts) }
}
