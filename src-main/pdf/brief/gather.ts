import type { Job, JobContext } from '../pool/job.ts'
import { gatherAnnex, type GatheredAnnex } from './annex/gather.ts'
import { formatCitations } from './citing.ts'
import type { BriefModel, BriefPictures, FormattedCitations } from './model.ts'
import { drawPictures } from './pictures.ts'

/** What stands in a brief beside its words. */
export interface Gathered {
  readonly citations: FormattedCitations
  readonly drawn: BriefPictures
  readonly annex: GatheredAnnex
}

/** A brief that is to be set soon. */
export interface GatherInput {
  readonly model: BriefModel
  /** Names this setting of it, and no other: what was gathered for one is never used for another. */
  readonly ticket: string
}

const NO_ANNEX: GatheredAnnex = { sheets: [], taken: [], warnings: [] }

function citationsOf({ references, blocks, style, language }: BriefModel): FormattedCitations {
  const cites = blocks.flatMap((block) => ('cite' in block ? [block.cite] : []))
  return formatCitations({ references, cites, style, language })
}

/** Formats the citations of a brief, draws its pictures and takes the pages of its annex out of their files. */
export async function gather(model: BriefModel, context: JobContext): Promise<Gathered> {
  context.progress({ stage: 'citations', done: 0, total: 1 })
  const citations = citationsOf(model)
  const drawn = await drawPictures(model.blocks, context, model.draft)
  const annex = model.options.annex ? await gatherAnnex(model.annex, context) : NO_ANNEX
  return { citations, drawn, annex }
}

/** All of a model that {@link gather} reads: two models that agree in it are gathered alike. */
function askedOf({ blocks, annex, references, style, language, draft, options }: BriefModel): string {
  const drawn = blocks.map((block) => [
    block.id,
    'cite' in block ? block.cite : null,
    block.kind === 'excerpt' ? block.area : null,
    block.kind === 'pages' ? block.areas : null,
  ])
  return JSON.stringify([drawn, options.annex ? annex : null, references, style, language, draft ?? false])
}

/** One brief is enough: it is set right behind. */
let kept: { readonly ticket: string; readonly asked: string; readonly gathered: Gathered } | null = null

/** Gathers for a brief whose quotations are still being checked, and keeps it in this process for its setting. */
export const gatherBriefJob: Job<GatherInput, null> = async ({ model, ticket }, context) => {
  kept = null
  kept = { ticket, asked: askedOf(model), gathered: await gather(model, context) }
  return null
}

/** What was gathered for this setting, else gathered now. It is handed out once: laying the annex uses it up. */
export async function gathered(
  model: BriefModel,
  ticket: string | null,
  context: JobContext,
): Promise<Gathered> {
  const ready = kept
  kept = null
  const fits = ready !== null && ready.ticket === ticket && ready.asked === askedOf(model)
  return fits ? ready.gathered : gather(model, context)
}
