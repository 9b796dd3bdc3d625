import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
  type PDFObject,
} from 'pdf-lib'

const name = (key: string): PDFName => PDFName.of(key)

/** What a look at a file's links and pages found. */
export interface LinkReport {
  readonly pages: number
  /** Page objects in the file, in the tree or not. */
  readonly pageObjects: number
  /** Links within the file, from pages. */
  readonly internal: number
  readonly outline: readonly string[]
  readonly addresses: readonly string[]
  /** Targets that do not exist. */
  readonly dead: readonly string[]
}

const textOf = (object: PDFObject | undefined): string =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : String(object)

/** Checks that every link and outline entry of a file leads to a page of its tree. */
export async function checkLinks(bytes: Uint8Array): Promise<LinkReport> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = document
  const pages = new Set(document.getPages().map(({ ref }) => ref))
  const dead: string[] = []
  const addresses: string[] = []
  let internal = 0

  const named = new Map<string, PDFObject>()
  function readNames(node: PDFObject | undefined): void {
    const dict = context.lookup(node)
    if (!(dict instanceof PDFDict)) return
    const list = context.lookup(dict.get(name('Names')))
    if (list instanceof PDFArray) {
      for (let at = 0; at + 1 < list.size(); at += 2)
        named.set(textOf(context.lookup(list.get(at))), list.get(at + 1))
    }
    const kids = context.lookup(dict.get(name('Kids')))
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) readNames(kid)
  }
  const trees = context.lookup(catalog.get(name('Names')))
  if (trees instanceof PDFDict) readNames(trees.get(name('Dests')))

  function follow(target: PDFObject | undefined, from: string): void {
    const found = context.lookup(target)
    if (found instanceof PDFArray) {
      const page = found.get(0)
      if (!(page instanceof PDFRef) || !pages.has(page)) dead.push(`${from}: ${String(page)}`)
    } else if (found instanceof PDFDict) follow(found.get(name('D')), from)
    else if (found instanceof PDFString || found instanceof PDFHexString || found instanceof PDFName) {
      const key = found instanceof PDFName ? found.decodeText() : textOf(found)
      if (named.has(key)) follow(named.get(key), from)
      else dead.push(`${from}: name ${key}`)
    } else dead.push(`${from}: nothing`)
  }

  function readTarget(dict: PDFDict, from: string): void {
    const action = context.lookup(dict.get(name('A')))
    if (action instanceof PDFDict && action.get(name('S')) === name('URI')) {
      addresses.push(textOf(context.lookup(action.get(name('URI')))))
      return
    }
    internal += 1
    follow(action instanceof PDFDict ? action.get(name('D')) : dict.get(name('Dest')), from)
  }

  document.getPages().forEach((page, index) => {
    const list = context.lookup(page.node.get(name('Annots')))
    for (const item of list instanceof PDFArray ? list.asArray() : []) {
      const annotation = context.lookup(item)
      if (!(annotation instanceof PDFDict)) continue
      if (annotation.get(name('Subtype')) === name('Link')) readTarget(annotation, `page ${index + 1}`)
    }
  })
  const fromPages = internal

  const outline: string[] = []
  function readOutline(node: PDFObject | undefined): void {
    for (
      let dict = context.lookup(node);
      dict instanceof PDFDict;
      dict = context.lookup(dict.get(name('Next')))
    ) {
      const title = textOf(context.lookup(dict.get(name('Title'))))
      outline.push(title)
      readTarget(dict, `outline ${title}`)
      readOutline(dict.get(name('First')))
    }
  }
  const root = context.lookup(catalog.get(name('Outlines')))
  if (root instanceof PDFDict) readOutline(root.get(name('First')))

  const pageObjects = context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFDict && object.get(name('Type')) === name('Page')).length
  return { pages: pages.size, pageObjects, internal: fromPages, outline, addresses, dead }
}
