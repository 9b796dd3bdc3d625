import { MARK_COLOURS } from '../../../contract/annotations.ts'

/** Styles of the line beside an excerpt, by the key of its colour: they say what the colour says. */
const LINES = ['2px solid', '2px dashed', '3px dotted', '5px double', '4px solid', '1px solid'] as const

const light = MARK_COLOURS.map(({ key, line }) => `--mark-${key}: ${line};`).join(' ')
const dark = MARK_COLOURS.map((colour) => `--mark-${colour.key}: ${colour.dark.line};`).join(' ')
const lines = MARK_COLOURS.map(
  ({ key }, index) => `.mark-${key} { border-inline-start: ${LINES[index] ?? LINES[0]} var(--mark-${key}); }`,
).join('\n')

/** Look of a brief on the screen, light and dark, and on paper. No font, picture or rule comes from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fcfcfa; --ink: #191b21; --quiet: #50545d; --hair: #c9c9c2; --accent: #1f3a5f; --link: #253f9b; --pencil: #686358; ${light} }
@media screen and (prefers-color-scheme: dark) {
:root { --paper: #18191d; --ink: #e9e8e3; --quiet: #b3b4b8; --hair: #3d4048; --accent: #c4d0fc; --link: #a3b5f7; --pencil: #a8a193; ${dark} }
img { background: #fff; }
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body { margin: 0; color: var(--ink); font: 1.0625rem/1.6 "Source Serif 4", Cambria, Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
main { max-width: 42rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; counter-reset: part; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; font-weight: 650; }
h1 { font-size: 2rem; color: var(--accent); margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; color: var(--accent); margin: 2.75rem 0 .9rem; }
h3 { font-size: 1.15rem; margin: 2rem 0 .7rem; }
h4 { font-size: 1rem; font-style: italic; font-weight: 400; margin: 1.6rem 0 .6rem; }
.part { counter-increment: part; counter-reset: chapter; }
.chapter { counter-increment: chapter; counter-reset: detail; }
.detail { counter-increment: detail; }
.part > h2::before { content: counter(part) "\\2002"; }
.chapter > h3::before { content: counter(part) "." counter(chapter) "\\2002"; }
.detail > h4::before { content: counter(part) "." counter(chapter) "." counter(detail) "\\2002"; }
.subtitle { font-size: 1.2rem; color: var(--quiet); margin: 0 0 .75rem; }
.byline, .lead { color: var(--quiet); }
header { border-block-end: 1px solid var(--hair); padding-block-end: 1rem; margin-block-end: 2rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, pre:focus-visible, .table:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
sup { line-height: 0; font-size: .75em; }
sup a { padding-inline: .25em; text-decoration: none; }
nav ol { list-style: none; padding: 0; counter-reset: entry; }
nav ol ol { padding-inline-start: 1.5rem; }
nav li { margin: .3rem 0; }
nav .counted { counter-increment: entry; }
nav .counted::before { content: counters(entry, ".") "\\2002"; color: var(--quiet); }
blockquote { margin: 0; }
main > p + blockquote, section > blockquote { margin: 1rem 0 1rem 1.25rem; }
figure { margin: 2rem 0 .75rem; }
.excerpt { padding-inline-start: 1rem; border-inline-start: 1px solid var(--hair); }
.excerpt:has(> blockquote[dir="rtl"]:first-child) { direction: rtl; }
.excerpt:has(> blockquote[dir="rtl"]:first-child) > :not(blockquote) { direction: ltr; }
.excerpt > blockquote > p { margin: 0; }
[lang="ar"] { font-family: "Noto Naskh Arabic", "Sakkal Majalla", "Times New Roman", serif; font-size: 1.1em; }
${lines}
.translation { margin-block-start: .75rem; }
.translation > p { margin: 0; }
.pencil { color: var(--pencil); }
.remark, figcaption, .comment { font-size: .9rem; }
.remark { color: var(--pencil); font-style: italic; margin: .4rem 0 0; }
figcaption, .comment { color: var(--quiet); margin: .6rem 0 0; }
.comment { padding-inline-start: 1rem; margin-block-end: 2rem; }
.aside { margin-block: 2rem; }
.work { margin: 2.5rem 0 1.25rem; padding: .6rem .9rem; border: 1px solid var(--hair); border-radius: 5px; break-after: avoid; }
.comment > :first-child { margin-block-start: 0; }
img { display: block; max-width: 100%; height: auto; border: 1px solid var(--hair); margin-block-end: .75rem; }
.table { overflow-x: auto; margin: 1.25rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-block-end: 1px solid var(--hair); }
th { color: var(--quiet); }
code, pre { font: .9em/1.5 ui-monospace, Consolas, monospace; }
pre { overflow-x: auto; padding: .75rem 1rem; border: 1px solid var(--hair); border-radius: 5px; }
hr { border: 0; border-block-start: 1px solid var(--hair); margin: 2rem 20%; }
[role="doc-endnotes"] li, .works li { margin: .5rem 0; font-size: .95rem; }
.works { list-style: none; padding: 0; }
.works li { padding-inline-start: 1.5rem; text-indent: -1.5rem; }
.facts { list-style: none; padding: 0; font-size: .9rem; color: var(--quiet); }
@media print {
@page { size: A4; margin: 24mm 26mm; }
body { font-size: 10.5pt; line-height: 1.45; }
main { max-width: none; padding: 0; }
a { color: inherit; text-decoration: none; }
.back { display: none; }
h1, h2, h3, h4 { break-after: avoid; }
figure, tr, li { break-inside: avoid; }
}
`.trim()
