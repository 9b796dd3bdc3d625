import type { PDFDocumentProxy, PDFPageProxy } from './pdfjs.ts'

/**
 * Ids of their own for the elements of each file.
 *
 * pdf.js names the elements of a tagged page by the numbers of objects in the file, and joins its tree to the words by
 * these names. They are the same in two files made by one program, such as two language versions: the tree of the second
 * then took hold of the words of the first, and its headings were empty to a screen reader.
 */

/** What pdf.js puts before the id of an annotation. */
const ANNOTATION = 'pdfjs_internal_id_'

let files = 0

/** A prefix that no other open file has. */
export function ownPrefix(): string {
  files += 1
  return `file${files}_`
}

/** A node of a structure tree, as far as it is looked at here. */
interface TreeNode {
  readonly type?: string
  readonly id?: string
  readonly children?: readonly TreeNode[]
}

/** A structure tree whose places in the text are named with the prefix. Ids of annotations are keys of pdf.js: they stay. */
export function prefixTree<N extends TreeNode>(node: N, prefix: string): N {
  const children = node.children?.map((child) => prefixTree(child, prefix))
  const { type, id } = node
  return {
    ...node,
    ...(children && { children }),
    ...(type === 'content' && id !== undefined && { id: prefix + id }),
  }
}

/** A piece of the text of a page, as far as it is looked at here. */
interface TextChunk {
  readonly items: readonly { readonly type?: string; readonly id?: string | null }[]
}

/** Text whose marked content is named with the prefix, as {@link prefixTree} does. */
export function prefixText<C extends TextChunk>(chunk: C, prefix: string): C {
  const items = chunk.items.map((item) =>
    typeof item.id === 'string' && item.type !== undefined ? { ...item, id: prefix + item.id } : item,
  )
  return { ...chunk, items }
}

function giveOwnIdsTo(page: PDFPageProxy, prefix: string): void {
  const tree = page.getStructTree.bind(page)
  const text = page.streamTextContent.bind(page)
  page.getStructTree = async () => {
    const read = (await tree()) as Awaited<ReturnType<typeof tree>> | null
    return (read && prefixTree(read, prefix)) as Awaited<ReturnType<typeof tree>>
  }
  page.streamTextContent = (params) => {
    const stream = text(params) as ReadableStream<TextChunk>
    if (params?.includeMarkedContent !== true) return stream
    return stream.pipeThrough(
      new TransformStream<TextChunk, TextChunk>({
        transform: (chunk, controller) => controller.enqueue(prefixText(chunk, prefix)),
      }),
    )
  }
}

/** Makes a document name what is on its pages with the prefix; before any page of it is shown. */
export function giveOwnIds(document: PDFDocumentProxy, prefix: string): void {
  const getPage = document.getPage.bind(document)
  const done = new WeakSet<PDFPageProxy>()
  document.getPage = async (number) => {
    const page = await getPage(number)
    if (!done.has(page)) {
      done.add(page)
      giveOwnIdsTo(page, prefix)
    }
    return page
  }
}

/** Attributes that name elements by their ids. */
const REFERENCES = ['aria-owns', 'aria-controls'] as const

/** Ids of annotations in a list of ids, with the prefix. */
export function prefixAnnotations(ids: string, prefix: string): string {
  return ids.replaceAll(new RegExp(`(^|[\\s,])(?=${ANNOTATION})`, 'g'), `$1${prefix}`)
}

/** Names annotations with the prefix, wherever they are named below `root`: on a drawn page or in its tree. */
export function renameAnnotations(root: Element, prefix: string): void {
  for (const element of root.querySelectorAll(`[id^="${ANNOTATION}"]`)) element.id = prefix + element.id
  for (const name of REFERENCES) {
    for (const element of root.querySelectorAll(`[${name}*="${ANNOTATION}"]`)) {
      element.setAttribute(name, prefixAnnotations(element.getAttribute(name) ?? '', prefix))
    }
  }
}
