import type { Annotation } from '../../contract/annotations.ts'
import { formatEdtf } from '../../contract/edtf.ts'
import type { Thread } from '../../contract/threads.ts'
import type { InterfaceLanguage } from '../../contract/values.ts'
import { MARK_WORDS } from './words.ts'

/** Marks under a heading, as they are to be read. */
export interface MarkdownGroup {
  readonly title: string | null
  readonly threads: readonly Thread[]
}

/** What is written about a file's marks. */
export interface MarksDocument {
  readonly language: InterfaceLanguage
  /** Title of the publication. */
  readonly title: string
  readonly citation: string
  readonly groups: readonly MarkdownGroup[]
  /** What the page (0-based) is called. */
  readonly pageLabel: (index: number) => string
  /** What the colour of a mark means. */
  readonly meaning: (mark: Annotation) => string
  readonly conceptLabel: (id: string) => string
}

const oneLine = (text: string): string => text.replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ').trim()

/** Text that Markdown shows as it is, on one line. Narrow and hard spaces of French stay. */
export function plainText(text: string): string {
  return oneLine(text.replaceAll('\0', '')).replace(/[\\`*_[\]<>&~|#]/g, '\\$&')
}

/** Words of the file between the quotation marks of a language, unless they bring their own. */
export function quoted(text: string, language: InterfaceLanguage): string {
  const own = oneLine(text)
  if (/^(?:«[^«»]*»|“[^“”]*”)$/.test(own)) return own
  return language === 'fr' ? `«\u00a0${own}\u00a0»` : `“${own}”`
}

/** Lines of a block inside an item of a list: what it opens and does not close, ends with the item. */
function inside(text: string, depth: number): string {
  const indent = '  '.repeat(depth)
  return text
    .split(/\r\n?|\n/)
    .map((line) => (line.trim() === '' ? '' : `${indent}${line}`))
    .join('\n')
}

function signature({ author, firstAuthor, modifiedAt }: Annotation, language: InterfaceLanguage): string {
  const words = MARK_WORDS[language]
  const day = formatEdtf(modifiedAt.slice(0, 10), language)
  const first = firstAuthor === null ? '' : ` (${words.after} ${plainText(firstAuthor)})`
  return `${plainText(author) || words.somebody}${first}, ${day}`
}

function replyItem(reply: Annotation, { language }: MarksDocument): string {
  const head = inside(`- ${MARK_WORDS[language].reply} – ${signature(reply, language)}`, 1)
  return reply.comment.trim() === '' ? head : `${head}\n\n${inside(reply.comment.trim(), 2)}`
}

function threadItem({ mark, replies }: Thread, document: MarksDocument): string {
  const { language, pageLabel, meaning, conceptLabel } = document
  const words = MARK_WORDS[language]
  const page = `${words.page}\u00a0${plainText(pageLabel(mark.pageIndex))}`
  const lost = mark.anchoring === 'lost' ? ` · ${words.lost}` : ''
  const head = `- **${plainText(meaning(mark))}** · ${words.kinds[mark.kind]} · ${page}${lost}`
  const tags = mark.concepts.map((id) => plainText(conceptLabel(id))).join(', ')
  const foot = [tags === '' ? '' : `${words.tags}${tags}`, signature(mark, language)]
  const parts = [
    mark.quote === null || oneLine(mark.quote) === '' ? '' : `> ${plainText(quoted(mark.quote, language))}`,
    mark.comment.trim(),
    foot.filter((part) => part !== '').join(' · '),
  ]
  return [
    head,
    ...parts.filter((part) => part !== '').map((part) => inside(part, 1)),
    ...replies.map((reply) => replyItem(reply, document)),
  ].join('\n\n')
}

/**
 * Marks as Markdown (CommonMark): title, citation, then the groups, each mark an item of a list with its quotation,
 * comment, tags, author and answers. Comments are Markdown already and go in as they are; since each is inside an item,
 * a fence or a comment of HTML that it leaves open ends with it. Words of the file are shown as they are.
 */
export function marksToMarkdown(document: MarksDocument): string {
  const groups = document.groups.flatMap(({ title, threads }) => [
    ...(title === null || oneLine(title) === '' ? [] : [`## ${plainText(title)}`]),
    ...threads.map((thread) => threadItem(thread, document)),
  ])
  const heads = [`# ${plainText(document.title)}`, plainText(document.citation)]
  return `${[...heads, ...groups].filter((part) => part !== '').join('\n\n')}\n`
}
