import { api } from '../../client/api.ts'
import { problemOf, type Problem } from '../../client/problems.ts'

/** Lets the person choose the folder of a library and opens it; `tell` hears of a failure. */
export function useOtherFolder(tell: (problem: Problem) => void): () => Promise<void> {
  return async () => {
    try {
      const folder = await api.host.chooseLibrary()
      if (folder !== null) await api.session.open({ folder })
    } catch (error) {
      tell(problemOf(error))
    }
  }
}
