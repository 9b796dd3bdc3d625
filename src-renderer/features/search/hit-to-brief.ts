import type { SearchHit } from '../../../src-main/contract/search.ts'
import { api } from '../../client/api.ts'
import { useBriefs } from '../../client/briefs.ts'
import { problemOf } from '../../client/problems.ts'
import { useToasts } from '../../client/toasts.ts'
import { passageOf } from './passage.ts'

/** Whether a hit is a passage of a page, which can be quoted. */
export const canQuote = (hit: SearchHit): boolean => hit.attachmentId !== null && hit.page !== null

/** Marks the passage of a hit on its page and puts it into the brief. @returns whether it worked; a failure was told */
export async function hitToBrief(hit: SearchHit): Promise<boolean> {
  const { attachmentId, page } = hit
  if (attachmentId === null || page === null) return false
  try {
    const briefs = useBriefs()
    // Asked first: a mark that nobody wanted in the end would stay behind.
    const into = briefs.current?.id ?? (await briefs.ask(1))
    if (into === null) return false
    // Of a sentence that stands on its page twice, either is as good.
    const quote = { attachmentId, page, quote: passageOf(hit), occurrence: 1 }
    const { id } = await api.annotations.createByQuote(quote)
    return await briefs.addMarks([id], into)
  } catch (error) {
    useToasts().add({ kind: 'failed', key: 'search.notQuoted', problem: problemOf(error) })
    return false
  }
}
