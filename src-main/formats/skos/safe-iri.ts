/** Schemes that name things. What would run, or lies on this computer, names nothing that the library keeps. */
const NAMING = /^(?:https?:\/\/[^/]|urn:[a-z0-9]|info:|ark:|doi:|hdl:|tag:)/i
const LONGEST = 2000

/** Whether an IRI may be kept as the name of something: absolute, of a scheme that names, without what no IRI holds (RFC 3987). */
export function isSafeIri(value: string): boolean {
  return (
    value.length <= LONGEST && NAMING.test(value) && !/[\u0000-\u0020<>"{}|\\^`\u007f-\u009f]/.test(value)
  )
}
