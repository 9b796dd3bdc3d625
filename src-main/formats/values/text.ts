/**
 * White space as one space, none at the ends: what forms without paragraphs keep of a text. Hard and narrow spaces are
 * characters of French typography and stay.
 */
export function oneLine(text: string): string {
  return text.replace(/[ \t\n\v\f\r\u2028\u2029]+/g, ' ').replace(/^ | $/g, '')
}

/** Text that every form can hold: whole characters, no control characters but tab and line end, one kind of line end. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
}

/** Character references of HTML as characters; unknown ones stay. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (all, dec, hex, name) => {
    if (dec !== undefined) return character(Number(dec))
    if (hex !== undefined) return character(parseInt(String(hex), 16))
    return NAMED[String(name)] ?? all
  })
}

const looksLikeHtml = (text: string): boolean =>
  /<\/?(?:p|div|br|b|i|em|strong|span|ul|ol|li|h[1-6]|a|blockquote|pre|code|table|sup|sub)\b[^<>]*>/i.test(
    text,
  )

/**
 * A note that another program wrote as HTML, as plain text: paragraphs, line breaks and list marks stay, everything else of
 * the markup goes. Text that is no HTML is returned as it is. Nothing of it is ever shown as HTML.
 */
export function textOfHtml(text: string): string {
  if (!looksLikeHtml(text)) return text.trim()
  const plain = text
    .replace(/<(script|style)\b[^<>]*>[^]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>\s*/gi, '\n')
    .replace(/<li\b[^<>]*>\s*/gi, '\n- ')
    .replace(/\s*<\/(?:p|div|h[1-6]|blockquote|pre|ul|ol|table)>\s*/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
  return unescapeHtml(plain)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Text without the few marks of emphasis that titles carry in exports of Zotero (`<i>`, `<sup>` …). */
export function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/?(?:i|b|em|strong|sub|sup|span)(?:\s[^<>]*)?>/gi, '') : text
}
