import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Setting } from './content.ts'
import { fontBlobs } from './fonts.ts'

const FONTS = {
  '@expo-google-fonts/noto-sans': ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
  '@expo-google-fonts/tajawal': ['400Regular', '700Bold'],
}

// The text comes in as data: nothing in it can be taken for markup.
const TEMPLATE = `
#let article = json(bytes(sys.inputs.article))
#set document(title: article.title, author: article.author)
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.8cm), numbering: "1", footer-descent: 40%)
#set text(font: ("Noto Sans", "Tajawal"), size: 10.5pt, lang: article.language, hyphenate: true)
#set par(justify: true, leading: 0.72em, spacing: 1.1em)
#set table(stroke: 0.5pt + rgb("#c9c9c2"), inset: 5pt)
#show table: set text(size: 9pt)
#show table: set par(justify: false)
#show raw: set text(font: ("Noto Sans", "Tajawal"), size: 9.5pt)
#show link: set text(fill: rgb("#1f3a5f"))
#show link: underline
#show heading: set text(fill: rgb("#1f3a5f"))
#show heading: set block(above: 1.6em, below: 0.8em)
#let inline(nodes) = {
  for node in nodes {
    if node.t == "text" { node.s }
    else if node.t == "br" { linebreak() }
    else if node.t == "code" { raw(node.s) }
    else if node.t == "strong" { strong(inline(node.body)) }
    else if node.t == "emph" { emph(inline(node.body)) }
    else if node.t == "sub" { sub(inline(node.body)) }
    else if node.t == "sup" { super(inline(node.body)) }
    else if node.t == "underline" { underline(inline(node.body)) }
    else if node.t == "strike" { strike(inline(node.body)) }
    else if node.t == "note" { footnote(inline(node.body)) }
    else if node.t == "link" { link(node.url, inline(node.body)) }
    else if node.t == "lang" { text(lang: node.lang, inline(node.body)) }
  }
}
#let blocks(nodes) = {
  let cell(each) = table.cell(colspan: each.colspan, rowspan: each.rowspan, blocks(each.body))
  for node in nodes {
    if node.t == "heading" { heading(level: node.level, inline(node.body)) }
    else if node.t == "par" { par(inline(node.body)) }
    else if node.t == "list" and node.ordered { enum(start: node.start, tight: false, ..node.items.map(blocks)) }
    else if node.t == "list" { list(tight: false, ..node.items.map(blocks)) }
    else if node.t == "quote" { quote(block: true, blocks(node.body)) }
    else if node.t == "pre" { raw(node.s, block: true) }
    else if node.t == "rule" { v(0.5em) }
    else if node.t == "image" { image("/pictures/" + node.name, alt: node.alt) }
    else if node.t == "table" {
      let head = if node.header.len() > 0 { (table.header(..node.header.map(cell)),) } else { () }
      table(columns: node.columns, ..head, ..node.cells.map(cell))
    }
  }
}
#if article.author != "" or article.issued != "" [#text(size: 8.5pt, fill: rgb("#555555"))[#upper(article.author) #h(1fr) #article.issued]]
#v(0.4em)
#par(justify: false, leading: 0.5em, text(size: 21pt, weight: "bold", fill: rgb("#1f3a5f"), hyphenate: false, article.title))
#v(1em)
#blocks(article.blocks)
`

/**
 * Sets a document as a tagged PDF (PDF/UA-1) with Typst. The same document gives the same bytes.
 * @throws Error with Typst's diagnostics when it cannot be set, for instance with a picture that is none
 */
export function typeset(setting: Setting): Uint8Array {
  const { pictures, ...article } = setting
  const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: fontBlobs(FONTS) }] })
  for (const { name, bytes } of pictures) compiler.mapShadow(`/pictures/${name}`, Buffer.from(bytes))
  const options = { mainFileContent: TEMPLATE, inputs: { article: JSON.stringify(article) } }
  return compiler.pdf(options, { pdfStandard: 'ua-1', creationTimestamp: 0 })
}
