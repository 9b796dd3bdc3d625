/** An object type whose optional keys may also hold `undefined`, as zod infers them. */
type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** The object without the keys that hold `undefined`: an absent field is "leave as it is", never "empty". */
export function defined<T extends object>(object: Loose<T>): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}
