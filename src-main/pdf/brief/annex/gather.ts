import type { BriefWarning } from '../../../contract/briefs.ts'
import type { JobContext } from '../../pool/job.ts'
import type { AnnexPage, BriefPicture } from '../model.ts'
import { drawWanted } from '../pictures.ts'
import { sheetLinks } from './placing.ts'
import type { AnnexSheet } from './sheet.ts'
import { takePages, type TakenPage } from './take.ts'

/** The annex of a brief, before its text is set. */
export interface GatheredAnnex {
  /** In their order; what could not be had is not among them. */
  readonly sheets: readonly AnnexSheet[]
  /** Of each sheet, what is laid under it; null for one that is a picture. */
  readonly taken: readonly (TakenPage | null)[]
  readonly warnings: readonly BriefWarning[]
}

type Got = { readonly page: AnnexPage } & (
  | { readonly taken: TakenPage; readonly picture: null }
  | { readonly taken: null; readonly picture: BriefPicture }
)

const POINTS_PER_INCH = 72

/** Pages that cannot be taken over come as pictures: better than nothing, and said. */
async function asPictures(
  failed: readonly { readonly page: AnnexPage; readonly index: number }[],
  context: JobContext,
): Promise<{ readonly got: Got[]; readonly warnings: BriefWarning[] }> {
  const wanted = failed.map(({ page, index }) => ({
    name: `annex/${index}`,
    itemId: page.itemIds[0] ?? '',
    area: { path: page.path, password: page.password, pageIndex: page.pageIndex, rect: null },
  }))
  const { pictures, warnings } = await drawWanted(wanted, context)
  const byName = new Map(pictures.map((picture) => [picture.name, picture]))
  const got = failed.flatMap(({ page, index }): (Got & { readonly picture: BriefPicture })[] => {
    const picture = byName.get(`annex/${index}`)
    return picture ? [{ page, taken: null, picture }] : []
  })
  const asPicture = got.map(({ page }): BriefWarning => ({
    itemId: page.itemIds[0] ?? null,
    code: 'annex-page-picture',
    detail: page.title,
  }))
  return { got, warnings: [...asPicture, ...warnings.map(annexWarning)] }
}

/** What is wrong with a picture that stands for a page; one that is coarse is there all the same. */
function annexWarning({ itemId, code, detail }: BriefWarning): BriefWarning {
  return {
    itemId: itemId === '' ? null : itemId,
    code: code === 'file-locked' || code === 'image-too-large' ? code : 'annex-page-failed',
    detail,
  }
}

function sizeOf({ taken, picture }: Got): { readonly width: number; readonly height: number } {
  if (taken !== null) return taken.placing
  const { width, height, points } = picture
  return { width: points, height: points === 0 ? POINTS_PER_INCH : (points * height) / width }
}

/** Gathers the pages of the annex file by file. */
export async function gatherAnnex(pages: readonly AnnexPage[], context: JobContext): Promise<GatheredAnnex> {
  const indexed = pages.map((page, index) => ({ page, index }))
  const files = Map.groupBy(indexed, ({ page }) => JSON.stringify([page.path, page.password]))
  const found = new Map<AnnexPage, Got>()
  const failed: (typeof indexed)[number][] = []
  let done = 0
  for (const all of files.values()) {
    const tell = (more: number): void =>
      context.progress({ stage: 'annex', done: done + more, total: pages.length })
    const taken = await takePages(
      all.map(({ page }) => page),
      context,
      tell,
    )
    for (const each of taken.pages) found.set(each.page, { page: each.page, taken: each, picture: null })
    failed.push(...all.filter(({ page }) => taken.failed.includes(page)))
    done += all.length
  }
  const { got, warnings } = await asPictures(failed, context)
  for (const each of got) found.set(each.page, each)
  return { ...sheetsOf(pages.flatMap((page) => found.get(page) ?? [])), warnings }
}

function sheetsOf(all: readonly Got[]): Pick<GatheredAnnex, 'sheets' | 'taken'> {
  const place = new Map(all.map(({ page }, index) => [`${page.sha256}/${page.pageIndex}`, index]))
  const sheets = all.map((got, index): AnnexSheet => {
    const { page, taken, picture } = got
    const sheetOf = (pageIndex: number): number | undefined => place.get(`${page.sha256}/${pageIndex}`)
    const links = taken === null ? [] : sheetLinks(taken.links, taken.placing, sheetOf)
    return { index, label: `A-${index + 1}`, page, ...sizeOf(got), links, picture }
  })
  return { sheets, taken: all.map(({ taken }) => taken) }
}
