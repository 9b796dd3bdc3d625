import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream, type PDFContext, type PDFObject } from 'pdf-lib'

/** Entries that lead out of what a page shows: structure, threads, private data of the program that made it. */
const OUTWARD = ['StructParent', 'StructParents', 'PieceInfo', 'IRT', 'Popup'].map((key) => PDFName.of(key))
const TYPE = PDFName.of('Type')

/** Whether an object is a page, or a node above pages. */
function isPage(object: PDFObject | undefined): boolean {
  if (!(object instanceof PDFDict)) return false
  const type = object.get(TYPE)
  return type === PDFName.of('Page') || type === PDFName.of('Pages')
}

const dictOf = (object: PDFObject): PDFDict | null =>
  object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : null

/** Visits every object that can be reached, each once. */
export function walk(
  context: PDFContext,
  roots: readonly PDFObject[],
  visit: (object: PDFObject, ref: PDFRef | null) => void,
): Set<PDFRef> {
  const seen = new Set<PDFRef>()
  const pending: PDFObject[] = [...roots]
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const ref = item instanceof PDFRef ? item : null
    if (ref !== null && seen.has(ref)) continue
    if (ref !== null) seen.add(ref)
    const object = ref === null ? item : context.lookup(ref)
    if (object === undefined) continue
    visit(object, ref)
    const dict = dictOf(object)
    if (dict !== null) pending.push(...dict.values())
    else if (object instanceof PDFArray) pending.push(...object.asArray())
  }
  return seen
}

/** Cuts every way that leads from what a page shows to pages: copied pages would otherwise carry hidden ones along. */
export function cutPages(context: PDFContext, roots: readonly PDFObject[]): void {
  walk(context, roots, (object) => {
    const dict = dictOf(object)
    if (dict === null) return
    for (const key of OUTWARD) dict.delete(key)
    for (const [key, value] of dict.entries()) if (isPage(context.lookup(value))) dict.delete(key)
  })
}

/** Pages of the tree below `/Pages`. */
function pagesInTree(context: PDFContext, catalog: PDFDict): Set<PDFObject> {
  const inTree = new Set<PDFObject>()
  const root = catalog.get(PDFName.of('Pages'))
  const pending: PDFObject[] = root === undefined ? [] : [root]
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const node = context.lookup(item)
    if (!(node instanceof PDFDict) || inTree.has(node)) continue
    inTree.add(node)
    const kids = context.lookup(node.get(PDFName.of('Kids')))
    if (kids instanceof PDFArray) pending.push(...kids.asArray())
  }
  return inTree
}

/**
 * Takes out what nothing refers to, and makes sure that no page lies outside the tree.
 * @throws Error for a page outside the tree, which would be a fault of ours
 */
export function sweep(context: PDFContext, catalog: PDFDict): void {
  const { Root, Info } = context.trailerInfo
  const roots = [Root, Info].filter((each) => each !== undefined)
  const inTree = pagesInTree(context, catalog)
  const reached = walk(context, roots, (object, ref) => {
    if (isPage(object) && !inTree.has(object)) throw new Error(`hidden page ${ref?.toString() ?? ''}`)
  })
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}
