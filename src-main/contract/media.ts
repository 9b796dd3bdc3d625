/** Media types of attachments (IANA), and the extension that each is kept under. */
export const MEDIA = {
  pdf: 'application/pdf',
  html: 'text/html',
  text: 'text/plain',
  markdown: 'text/markdown',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** What a file is, judged by its bytes. */
export type MediaKind = keyof typeof MEDIA
/** Everything but PDF: read as text that flows, and not marked. */
export type DocumentKind = Exclude<MediaKind, 'pdf'>

const EXTENSIONS: Readonly<Record<MediaKind, string>> = {
  pdf: 'pdf',
  html: 'html',
  text: 'txt',
  markdown: 'md',
  word: 'docx',
}

const isKind = (name: string): name is MediaKind => Object.hasOwn(MEDIA, name)

/** The kind of a media type; null for one that is not known. */
export function kindOf(mediaType: string): MediaKind | null {
  return (
    Object.keys(MEDIA)
      .filter(isKind)
      .find((name) => MEDIA[name] === mediaType) ?? null
  )
}

/** Extension, without the dot, under which a file of this type is kept. */
export function extensionOf(mediaType: string): string {
  return EXTENSIONS[kindOf(mediaType) ?? 'pdf']
}

/** All extensions under which files are kept. */
export const KEPT_EXTENSIONS: readonly string[] = Object.values(EXTENSIONS)
