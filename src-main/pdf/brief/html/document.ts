import { createHash } from 'node:crypto'
import { webLink } from '../address.ts'
import type { BriefDocument, DocumentItem } from '../document.ts'
import { escapeMarkup } from '../escape.ts'
import { regional } from '../language.ts'
import { labelled, type BriefSource } from '../source.ts'
import type { SourceFile } from '../provenance.ts'
import { type Work, worksBefore, worksBehind } from '../works.ts'
import { htmlInlines, spoken } from './blocks.ts'
import { htmlItem, htmlNotes } from './items.ts'
import { STYLE } from './style.ts'

type Heading = Extract<DocumentItem, { kind: 'heading' }>

/** Classes of sections by the level of their heading: they are counted. */
const LEVELS = ['part', 'chapter', 'detail'] as const

/** Nothing runs and nothing is fetched: the one style is named by its hash (Content Security Policy level 3). */
function policy(): string {
  const hash = createHash('sha256').update(STYLE).digest('base64')
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function headOf({ title, author, language }: BriefDocument): string {
  return [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy())}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    ...(author === '' ? [] : [`<meta name="author" content="${escapeMarkup(author)}">`]),
    `<meta name="dcterms.language" content="${regional(language)}">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${STYLE}</style>`,
  ].join('\n')
}

const paragraph = (look: string, text: string): string =>
  text === '' ? '' : `<p class="${look}">${escapeMarkup(text)}</p>`

function titleOf({ title, subtitle, author, issued, extent }: BriefDocument): string {
  const byline = [author, issued, extent].filter((part) => part !== '').join(' · ')
  return `<header><h1>${escapeMarkup(title)}</h1>${paragraph('subtitle', subtitle)}${paragraph('byline', byline)}</header>`
}

/** The headings and the parts behind the text as a list of lists. */
function contentsOf(document: BriefDocument): string {
  const { options, items, words, provenance, layout } = document
  const headings = items.filter((item) => item.kind === 'heading')
  if (!options.contents || headings.length === 0) return ''
  let depth = 1
  const entries = headings.map(({ level, id, body }, index) => {
    const entry = `<li${layout.numbered ? ' class="counted"' : ''}><a href="#${escapeMarkup(id)}">${htmlInlines(body)}</a>`
    const move = level > depth ? '<ol>'.repeat(level - depth) : `${'</li></ol>'.repeat(depth - level)}</li>`
    depth = level
    return index === 0 ? entry : move + entry
  })
  const others = [
    ...(worksBehind(document).length > 0 ? [['bibliography', words.bibliography]] : []),
    ...(provenance.length > 0 ? [['provenance', words.provenance.title]] : []),
  ].map(([id = '', name = '']) => `<li><a href="#${id}">${escapeMarkup(name)}</a></li>`)
  const list = `<ol>${entries.join('')}${'</li></ol>'.repeat(depth - 1)}</li>${others.join('')}</ol>`
  return `<nav aria-labelledby="contents"><h2 id="contents" class="plain">${escapeMarkup(words.contents)}</h2>${list}</nav>`
}

function headingOf({ level, id, body }: Heading): string {
  const tag = `h${level + 1}`
  return `<${tag} id="${escapeMarkup(id)}">${htmlInlines(body)}</${tag}>`
}

/** A work in full before its first excerpt. */
const workOf = (work: Work | undefined): string =>
  work ? `<p class="work">${htmlInlines(work.body)}</p>` : ''

/** Items as sections within sections, each with its heading. */
function sectionsOf(source: BriefSource): string {
  let open = 0
  const { items, layout } = source.document
  const works = worksBefore(source.document)
  const parts = items.map((item) => {
    if (item.kind !== 'heading') return workOf(works.get(item.id)) + htmlItem(item, source)
    const close = '</section>'.repeat(Math.max(0, open - item.level + 1))
    open = item.level
    const look = layout.numbered ? ` class="${LEVELS[item.level - 1] ?? 'detail'}"` : ''
    return `${close}<section${look} aria-labelledby="${escapeMarkup(item.id)}">${headingOf(item)}`
  })
  return `${parts.join('\n')}${'</section>'.repeat(open)}`
}

function section(id: string, title: string, body: string): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}" class="plain">${escapeMarkup(title)}</h2>${body}</section>`
}

function bibliographyOf(document: BriefDocument): string {
  const works = worksBehind(document)
  if (works.length === 0) return ''
  const entries = works.map(({ body }) => `<li>${htmlInlines(body)}</li>`).join('\n')
  return section('bibliography', document.words.bibliography, `<ul class="works">${entries}</ul>`)
}

function fileOf(file: SourceFile, index: number, document: BriefDocument): string {
  const { title, name, sha256, url, retrieved, rows } = file
  const { words, language } = document
  const { number, page, check, hash, retrieved: since } = words.provenance
  const link = url === null ? null : webLink(url)
  const address =
    link === null
      ? escapeMarkup(url ?? '')
      : `<a href="${escapeMarkup(link)}" rel="noreferrer">${escapeMarkup(url ?? '')}</a>`
  const facts = [
    escapeMarkup(name),
    `${escapeMarkup(labelled(hash, '', document))}<code>${escapeMarkup(sha256)}</code>`,
    address,
    retrieved === null ? '' : escapeMarkup(`${since} ${retrieved}`),
  ].filter((fact) => fact !== '')
  const head = [number, page, words.context, check].map(
    (each) => `<th scope="col">${escapeMarkup(each)}</th>`,
  )
  const body = rows.map(
    (row) =>
      `<tr><td><a href="#item-${row.number}">${row.number}</a></td><td>${escapeMarkup(row.page)}</td>` +
      `<td${spoken(row.language, language, row.rtl)}>${escapeMarkup(row.context)}</td><td>${escapeMarkup(row.status)}</td></tr>`,
  )
  const id = `file-${index + 1}`
  return (
    `<h3 id="${id}">${htmlInlines(title)}</h3><ul class="facts">${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>` +
    `<div class="table"><table aria-labelledby="${id}"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
  )
}

function provenanceOf(document: BriefDocument): string {
  const { provenance, words } = document
  if (provenance.length === 0) return ''
  const files = provenance.map((file, index) => fileOf(file, index, document)).join('\n')
  return section('provenance', words.provenance.title, `${paragraph('lead', words.provenanceLead)}${files}`)
}

/**
 * A brief as one HTML page that needs nothing else: semantic (DPub-ARIA for notes), light, dark and on paper, without
 * scripts, and with a policy that lets nothing in.
 */
export function writeHtml(source: BriefSource): Uint8Array {
  const { document } = source
  const body = [
    titleOf(document),
    contentsOf(document),
    sectionsOf(source),
    htmlNotes(document),
    bibliographyOf(document),
    provenanceOf(document),
  ].filter((part) => part !== '')
  const page = `<!doctype html>\n<html lang="${document.language}">\n<head>\n${headOf(document)}\n</head>\n<body>\n<main><article>\n${body.join('\n')}\n</article></main>\n</body>\n</html>\n`
  return new TextEncoder().encode(page)
}
