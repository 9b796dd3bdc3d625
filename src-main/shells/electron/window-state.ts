import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeFileAtomically } from '../../base/files.ts'

const Bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(20_000),
  height: z.int().min(200).max(20_000),
})
export type Bounds = z.infer<typeof Bounds>

const State = z.object({
  /** Folder of the library that was open last. */
  library: z.string().min(1).nullable().catch(null),
  bounds: Bounds.nullable().catch(null),
  maximised: z.boolean().catch(false),
})
export type ShellState = z.infer<typeof State>

const INITIAL: ShellState = { library: null, bounds: null, maximised: false }

/** What the window remembers between starts, in `window.json` of a folder. Broken or missing: as at the first start. */
export class ShellStateFile {
  readonly #path: string
  #state: ShellState
  #writing: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#path = join(folder, 'window.json')
    this.#state = this.#load()
  }

  get(): ShellState {
    return this.#state
  }

  /** Changes and writes; a failure to write loses only this. */
  set(part: Partial<ShellState>): Promise<unknown> {
    this.#state = { ...this.#state, ...part }
    const text = JSON.stringify(this.#state)
    this.#writing = this.#writing.then(() => writeFileAtomically(this.#path, text)).catch(() => undefined)
    return this.#writing
  }

  #load(): ShellState {
    try {
      return State.parse(JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return INITIAL
    }
  }
}

/** Smallest part of a window's top that must be on a screen, so that it can be taken and moved. */
const VISIBLE = 80

/** The remembered place if it can still be seen: a second screen may be gone. */
export function visibleBounds(bounds: Bounds | null, screens: readonly Bounds[]): Bounds | null {
  if (bounds === null) return null
  const isSeen = screens.some(
    (screen) =>
      bounds.x + bounds.width - VISIBLE > screen.x &&
      bounds.x + VISIBLE < screen.x + screen.width &&
      bounds.y >= screen.y - 1 &&
      bounds.y + VISIBLE / 2 < screen.y + screen.height,
  )
  return isSeen ? bounds : null
}
