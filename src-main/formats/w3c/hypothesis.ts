const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An annotation as the service of Hypothesis and its exports write it (`uri`, `text`, `tags`, `user`, `references`), said in the
 * words of the W3C model; anything else as it is.
 */
export function hypothesisItem(item: unknown): unknown {
  if (!isRecord(item) || typeof item['uri'] !== 'string' || item['type'] !== undefined) return item
  const { id, uri, text, tags, user, user_info: info, created, updated, target, references, document } = item
  const parent = Array.isArray(references) ? (references as unknown[]).at(-1) : undefined
  const named = isRecord(info) && typeof info['display_name'] === 'string' ? info['display_name'] : user
  const [first] = Array.isArray(target) ? (target as unknown[]) : []
  const selector = isRecord(first) ? first['selector'] : undefined
  const files = isRecord(document) && typeof document['filename'] === 'string' ? [document['filename']] : []
  return {
    ...(typeof id === 'string' ? { id: `https://hypothes.is/a/${id}` } : {}),
    type: 'Annotation',
    ...(typeof named === 'string' ? { creator: { name: named } } : {}),
    ...(typeof created === 'string' ? { created } : {}),
    ...(typeof updated === 'string' ? { modified: updated } : {}),
    body: [
      ...(typeof text === 'string' && text !== '' ? [{ type: 'TextualBody', value: text }] : []),
      ...(Array.isArray(tags) ? (tags as unknown[]) : []).flatMap((value) =>
        typeof value === 'string' ? [{ type: 'TextualBody', purpose: 'tagging', value }] : [],
      ),
    ],
    target:
      typeof parent === 'string'
        ? `https://hypothes.is/a/${parent}`
        : {
            source: { id: uri, via: files },
            ...(Array.isArray(selector) ? { selector: selector.filter(isRecord) } : {}),
          },
  }
}
