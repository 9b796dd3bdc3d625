import type { ErrorCode } from '../../../src-main/contract/errors.ts'
import type { HostCapabilities } from '../../../src-main/contract/host.ts'
import type { SessionStatus } from '../../../src-main/contract/session.ts'

/** What can be done about a library that cannot be opened. */
export interface Remedies {
  /** Making the catalogue anew from records and files; `first`: it is the way on, not the last resort. */
  readonly rebuild: boolean
  /** Trying again helps, once something outside has changed. */
  readonly retry: boolean
}

const REBUILT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['LIBRARY_DAMAGED', 'LIBRARY_MISSING'])
/** Only another program can open it. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['LIBRARY_NEWER'])

/** What can be done about a failure to open. */
export function remediesFor(code: ErrorCode): Remedies {
  return { rebuild: REBUILT.has(code), retry: !FINAL.has(code) }
}

/** Key of the heading for a failure: its own, or the general one. */
export function failureTitle(code: ErrorCode, has: (key: string) => boolean): string {
  const own = `welcome.failed.${code}`
  return has(own) ? own : 'welcome.failed.other'
}

/** Key of the heading for a step of opening. */
export function stepTitle(name: string | undefined, has: (key: string) => boolean): string {
  const own = `welcome.steps.${name ?? 'open'}`
  return has(own) ? own : 'welcome.steps.open'
}

/** What a helper needs to know, as plain text: no titles, no names of files beyond the library's folder. */
export function troubleReport(status: SessionStatus, host: HostCapabilities | null, told: string): string {
  const facts = Object.entries(status.error?.data ?? {}).map(([key, value]) => `${key}: ${String(value)}`)
  const program = host ? `Cartable ${host.version} · ${host.shell} · ${host.platform}` : 'Cartable'
  return [told, '', status.error?.code ?? '', ...facts, `folder: ${status.folder}`, program, ''].join('\n')
}
