/** Parts of a value between separators that stand outside of braces. */
export function splitOutside(value: string, separator: RegExp): string[] {
  if (!value.includes('{')) return value.split(separator)
  const depths = depthsOf(value)
  const parts: string[] = []
  let from = 0
  for (const match of value.matchAll(separator)) {
    if (depths[match.index] !== 0) continue
    parts.push(value.slice(from, match.index))
    from = match.index + match[0].length
  }
  return [...parts, value.slice(from)]
}

function depthsOf(value: string): Uint16Array {
  const depths = new Uint16Array(value.length)
  let depth = 0
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    if (code === 0x7d && depth > 0) depth -= 1
    depths[at] = depth
    if (code === 0x7b) depth += 1
  }
  return depths
}
