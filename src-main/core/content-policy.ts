/** What a page of ours may load and run. One list for both shells, so that what works in one is allowed in the other. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  // PDFs are drawn with the help of WebAssembly decoders; nothing is evaluated from text.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self' blob:",
  // Positions of text and marks on a page are set as styles of elements.
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'font-src': "'self' blob: data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** Content-Security-Policy of the interface. */
export const CONTENT_POLICY = Object.entries(DIRECTIVES)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ')

/** Policy of a file from the library, should anything ever show it as a page: nothing runs, nothing loads. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Headers that every answer carries. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}
