/** The file and the page (1-based) that an address of the window names; null where it names none. */
export function fileOf(hash: string): { readonly id: string; readonly page: number | null } | null {
  const [, id, query = ''] = /^#\/read\/([\w-]+)(?:\?(.*))?$/.exec(hash) ?? []
  if (id === undefined) return null
  const page = Number(new URLSearchParams(query).get('page') ?? NaN)
  return { id, page: Number.isInteger(page) && page > 0 ? page : null }
}
