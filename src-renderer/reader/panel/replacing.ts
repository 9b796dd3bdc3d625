import type { InjectionKey } from 'vue'

/** Starts placing a mark by hand that was not found in the new edition of its file. */
export const REPLACE_MARK: InjectionKey<(id: string) => void> = Symbol('replace-mark')
