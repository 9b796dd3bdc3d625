/** `[…]` or `[...]`, with the space around it. */
const CUT = /\s*\[\s*(?:…|\.\.\.)\s*\]\s*/u

/** The passages that stand beside the cuts of a shortened quotation, in their order; none is empty. */
export function partsOf(shown: string): string[] {
  return shown
    .split(CUT)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
