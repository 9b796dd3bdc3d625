/** A file that an address of the window names. */
export interface FileAddress {
  readonly id: string
  /** 1-based page that is asked for. */
  readonly page: number | null
  /** Nothing else is asked for: no mark, no words, no file beside it. */
  readonly plain: boolean
}

/** The file that an address of the window names; null where it names none. */
export function fileOf(hash: string): FileAddress | null {
  const [, id, query = ''] = /^#\/read\/([\w-]+)(?:\?(.*))?$/.exec(hash) ?? []
  if (id === undefined) return null
  const asked = new URLSearchParams(query)
  const page = Number(asked.get('page') ?? NaN)
  return {
    id,
    page: Number.isInteger(page) && page > 0 ? page : null,
    plain: [...asked.keys()].every((key) => key === 'page'),
  }
}
