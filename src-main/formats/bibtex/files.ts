/** One linked file as JabRef has it: `description:path:type`, with `\:` for a colon and `\;` for a semicolon. */
function oneFile(text: string): string {
  const parts = text
    .replace(/\{?\$\\backslash\$\}?/g, '\\')
    .split(/(?<!\\):/)
    .map((part) => part.replace(/\\([:;\\])/g, '$1'))
  if (parts.length === 1) return text.trim()
  const kinds = parts.length > 2 ? parts.slice(1, -1) : parts.slice(0, 1)
  const path = kinds.join(':').trim()
  const title = parts.length > 2 ? (parts[0] ?? '').trim() : ''
  return title === '' ? path : `${path}\t${title}`
}

/**
 * Linked files of an entry, each as path, with its description after a tab: `Full Text:files/12/a.pdf:application/pdf;…`
 * (Zotero), `:C\:/a.pdf:PDF` (JabRef), `:home/amina/a.pdf:pdf` (Mendeley, which leaves the first slash out), or a bare path.
 */
export function namedFiles(value: string): string[] {
  const whole = value.replace(/\{?\\_\}?/g, '_').replace(/\{?\\&\}?/g, '&')
  return whole
    .split(/(?<!\\);/)
    .map(oneFile)
    .filter((each) => each !== '')
    .map((each) => (/^(?:home|Users|root)\//.test(each) ? `/${each}` : each))
}
