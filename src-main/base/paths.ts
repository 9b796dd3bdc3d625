import { resolve, sep } from 'node:path'
import { CartableError } from '../contract/errors.ts'

/** What a caller may do with paths of this computer. A page in a browser may name none. */
export interface PathRights {
  /** @throws CartableError PERMISSION_DENIED */
  mayRead(path: string): void
  /** @throws CartableError PERMISSION_DENIED */
  mayWrite(path: string): void
  /** Whether a library may be opened in this folder. @throws CartableError PERMISSION_DENIED */
  mayOpen(folder: string): void
  /** Notes a copy that was written, so that it may be shown. */
  wrote(path: string): void
  /** Notes a file or folder that a person brought, so that what lies there may be shown. */
  brought(path: string): void
  /** @throws CartableError PERMISSION_DENIED for a path that was neither written nor brought in this session */
  mayShow(path: string): void
}

function denied(path: string): never {
  throw new CartableError('PERMISSION_DENIED', { path })
}

/** For a program that runs with the rights of the person who typed its arguments. */
export const ALL_PATHS: PathRights = {
  mayRead: () => undefined,
  mayWrite: () => undefined,
  mayOpen: () => undefined,
  wrote: () => undefined,
  brought: () => undefined,
  mayShow: () => undefined,
}

/** For a page in a browser. */
export const NO_PATHS: PathRights = {
  mayRead: denied,
  mayWrite: denied,
  mayOpen: denied,
  wrote: () => undefined,
  brought: () => undefined,
  mayShow: denied,
}

/**
 * For a window with dialogs: files may be read from anywhere, as people drop them; written and opened is only what a
 * dialog returned. A page that was taken over by a hostile file can then not overwrite anything.
 */
export class GrantedPaths implements PathRights {
  readonly #writable = new Set<string>()
  readonly #openable = new Set<string>()
  readonly #written = new Set<string>()
  readonly #brought = new Set<string>()

  /** Notes what a dialog returned. */
  grant(right: 'write' | 'open', path: string): void {
    const set = right === 'write' ? this.#writable : this.#openable
    set.add(resolve(path))
  }

  mayRead(): void {
    // The rights of the person decide.
  }

  mayWrite(path: string): void {
    if (!this.#writable.has(resolve(path))) denied(path)
  }

  mayOpen(folder: string): void {
    if (!this.#openable.has(resolve(folder))) denied(folder)
  }

  wrote(path: string): void {
    this.#written.add(resolve(path))
  }

  brought(path: string): void {
    this.#brought.add(resolve(path))
  }

  mayShow(path: string): void {
    const wanted = resolve(path)
    const isBrought = [...this.#brought].some((each) => wanted === each || wanted.startsWith(each + sep))
    if (!isBrought && !this.#written.has(wanted)) denied(path)
  }
}
