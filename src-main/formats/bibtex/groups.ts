/** Between the names of a path of collections. */
export const PATH_SEPARATOR = ' > '

/** Groups of a file of JabRef: paths by the name that entries use, and those that list their entries by key. */
export interface Groups {
  readonly paths: ReadonlyMap<string, readonly string[]>
  readonly members: ReadonlyMap<string, readonly (readonly string[])[]>
}

/** `StaticGroup:Rabat\;0\;1\;…;` → kind and fields. Backslashes protect the separators, doubled ones themselves. */
function parseGroup(line: string): { depth: number; kind: string; parts: string[] } | null {
  const match = /^(\d{1,3}) (\w+Group):(.*?);?$/.exec(line.trim())
  if (match === null) return null
  const [, depth = '', kind = '', rest = ''] = match
  const parts = rest.split(/\\+;/).map((part) => part.replace(/\\+([:\\])/g, '$1'))
  return { depth: Number(depth), kind, parts }
}

/** Lines of the tree: JabRef breaks long ones, and a group begins with its depth. */
function linesOf(comment: string): string[] {
  const body = /^\s*jabref-meta:\s*(?:grouping|groupstree):([^]*)$/.exec(comment)?.[1]
  if (body === undefined) return []
  return body.replace(/\r?\n(?!\d{1,3} \w+Group:)/g, '').split(/\r?\n/)
}

/** Groups that the comments of a file tell of: JabRef 2 to 5, and Zotero with Better BibTeX. */
export function groupsOf(comments: readonly string[]): Groups {
  const paths = new Map<string, readonly string[]>()
  const twice = new Set<string>()
  const members = new Map<string, (readonly string[])[]>()
  const above: string[] = []
  for (const line of comments.flatMap(linesOf)) {
    const group = parseGroup(line)
    const [name = '', ...rest] = group?.parts ?? []
    if (group === null || group.depth === 0 || name === '') continue
    above.length = Math.min(above.length, group.depth - 1)
    // A name that more than one group has was written as its whole path.
    above.push(name.split(PATH_SEPARATOR).at(-1) ?? name)
    const path = [...above]
    if (paths.has(name)) twice.add(name)
    paths.set(name, path)
    if (group.kind !== 'ExplicitGroup') continue
    // The first field says how the group relates to the one above it; keys of entries follow.
    for (const key of rest.slice(1)) if (key !== '') members.set(key, [...(members.get(key) ?? []), path])
  }
  // A name that two groups have leads to neither.
  for (const name of twice) paths.set(name, [name])
  return { paths, members }
}

const SAFE = /^[\p{L}\p{M}\p{N}()'’.+/-]+(?: [\p{L}\p{M}\p{N}()'’.+/-]+)*$/u
/** Whether the names of a path can stand in the field of an entry and in the tree without being misread. */
export function isSafePath(path: readonly string[]): boolean {
  return path.every((name) => SAFE.test(name) && !/--|''/.test(name))
}

/**
 * Names under which entries name their collections: the last of the path where no other collection is called so, the whole
 * path where one is.
 */
export function groupNames(all: readonly (readonly string[])[]): (path: readonly string[]) => string {
  const paths = [...new Map(all.filter(isSafePath).map((path) => [path.join(PATH_SEPARATOR), path])).values()]
  const everywhere = new Set(
    paths.flatMap((path) => path.map((_, at) => path.slice(0, at + 1).join(PATH_SEPARATOR))),
  )
  const uses = new Map<string, number>()
  for (const path of everywhere) {
    const last = path.split(PATH_SEPARATOR).at(-1) ?? ''
    uses.set(last, (uses.get(last) ?? 0) + 1)
  }
  return (path) => {
    const last = path.at(-1) ?? ''
    return uses.get(last) === 1 ? last : path.join(PATH_SEPARATOR)
  }
}

interface Node {
  readonly path: readonly string[]
  readonly below: Map<string, Node>
}

/** The tree of groups as JabRef reads it, or nothing where there are none. */
export function groupTree(all: readonly (readonly string[])[]): string {
  const root: Node = { path: [], below: new Map() }
  const nameOf = groupNames(all)
  for (const path of all.filter(isSafePath)) {
    let node = root
    for (const name of path) {
      const next: Node = node.below.get(name) ?? { path: [...node.path, name], below: new Map() }
      node.below.set(name, next)
      node = next
    }
  }
  const lines = (node: Node): string[] =>
    [...node.below.values()].flatMap((each) => [
      `${each.path.length} StaticGroup:${nameOf(each.path)}\\;0\\;1\\;\\;\\;\\;;`,
      ...lines(each),
    ])
  const below = lines(root)
  return below.length === 0
    ? ''
    : `@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n${below.join('\n')}\n}\n`
}
