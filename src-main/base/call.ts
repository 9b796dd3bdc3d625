import type { HostCapabilities, HostEvent } from '../contract/host.ts'
import type { SessionStatus } from '../contract/session.ts'
import type { Settings } from '../contract/settings.ts'
import type { Context } from './context.ts'
import type { PathRights } from './paths.ts'

/** Opens and closes the library behind the calls; see the contract `session`. */
export interface SessionControl {
  status(): SessionStatus
  /** The status now, and again at each change, until the signal. */
  watch(signal?: AbortSignal): AsyncGenerator<SessionStatus, void>
  start(kind: 'empty' | 'demo'): Promise<SessionStatus>
  retry(): Promise<SessionStatus>
  open(folder: string): Promise<SessionStatus>
  rebuild(): Promise<SessionStatus>
}

/** Some choices; those left undefined stay as they are. */
export type SettingsPart = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

/** Choices of the person at this computer, kept in a file of their own. */
export interface SettingsStore {
  read(): Promise<Settings>
  write(part: SettingsPart): Promise<Settings>
}

/** The shell around the interface. What it lacks is thrown as UNAVAILABLE. */
export interface Host {
  capabilities(): HostCapabilities
  events(signal?: AbortSignal): AsyncGenerator<HostEvent, void>
  chooseForImport(kind: 'files' | 'folder' | 'records' | 'vocabulary' | 'annotations'): Promise<string[]>
  chooseLibrary(): Promise<string | null>
  chooseSave(name: string): Promise<string | null>
  showFile(path: string): Promise<void>
  openExternal(url: string): Promise<void>
  /** Path of a file that was uploaded, by the id that the shell gave it. @throws CartableError NOT_FOUND */
  uploaded(id: string): Promise<{ path: string; name: string }>
  /** The upload is not needed any more: its file is removed. */
  discard(id: string): Promise<void>
  /** Keeps a file for one download; returns its id. The shell removes the file afterwards. */
  offer(path: string, name: string): Promise<string>
}

/** What every call of the contract comes with. Only `library` needs one to be open. */
export interface Call {
  /** @throws CartableError LIBRARY_MISSING, or whatever kept the library from opening */
  readonly library: () => Context
  readonly session: SessionControl
  readonly settings: SettingsStore
  readonly host: Host
  readonly paths: PathRights
}
