import { inject, onScopeDispose, provide, type InjectionKey, type Ref } from 'vue'
import type { OpenFile } from '../open-file.ts'

/** Where a file stands that is read beside another. */
export type SideName = 'left' | 'right'

/** Parts of the window that two files share; those of the file that has the keyboard are shown. */
export type SharedPlace = 'bar' | 'start' | 'end'

/** One of two files side by side, as the parts of the reader below it know it. */
export interface Side {
  /** False while a file stands alone: everything then stays where it is. */
  readonly beside: Readonly<Ref<boolean>>
  /** Keys, bar and panels are those of this file. */
  readonly active: Readonly<Ref<boolean>>
  readonly places: Readonly<Record<SharedPlace, Readonly<Ref<HTMLElement | null>>>>
  /** Hands the file over to what shows both. */
  take(file: OpenFile): void
  /** The file is closed; another may have been taken already. */
  leave(file: OpenFile): void
}

const SIDE: InjectionKey<Side> = Symbol('side')

/** Says to everything below which side it is on. */
export function provideSide(side: Side): void {
  provide(SIDE, side)
}

/** The side that the calling part is on; null outside of a tab. */
export function useSide(): Side | null {
  return inject(SIDE, null)
}

/** Makes a file known to what shows two side by side, for as long as the calling scope lives. */
export function shareFile(file: OpenFile): void {
  const side = useSide()
  side?.take(file)
  onScopeDispose(() => side?.leave(file))
}
