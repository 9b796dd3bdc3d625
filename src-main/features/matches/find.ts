import type { Context } from '../../base/context.ts'
import type { Match } from '../../contract/matches.ts'

/** Pairs that look like one work, surest first. */
export async function listMatches(
  _context: Context,
  _ids: readonly string[] | undefined,
  _limit: number,
): Promise<Match[]> {
  return Promise.resolve([])
}
