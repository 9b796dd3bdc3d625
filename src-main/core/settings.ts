import { readFile, rename } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SettingsPart, SettingsStore } from '../base/call.ts'
import { writeFileAtomically } from '../base/files.ts'
import { DEFAULT_SETTINGS, Settings } from '../contract/settings.ts'

/**
 * Folder for what a person chose on this computer: `CARTABLE_CONFIG`, else where the system keeps such things
 * (XDG Base Directory Specification, `%APPDATA%`, `~/Library/Application Support`).
 */
export function configFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { CARTABLE_CONFIG, APPDATA, XDG_CONFIG_HOME } = environment
  if (CARTABLE_CONFIG) return CARTABLE_CONFIG
  if (platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Cartable')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Cartable')
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'cartable')
}

/** Each part that is valid; a part written by another version falls back to its default alone. */
function validParts(value: Readonly<Record<string, unknown>>): Settings {
  const parts = Object.entries(Settings.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(value[name])
    return parsed.success ? [[name, parsed.data]] : []
  })
  return Settings.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(parts) })
}

/** Settings in `settings.json` of a folder. Missing, broken or unknown parts are defaults; a broken file is kept aside. */
export class SettingsFile implements SettingsStore {
  readonly #path: string
  #known: Settings | null = null
  #writing: Promise<unknown> = Promise.resolve()
  /** Called after each change, with the whole. */
  onChange: (settings: Settings) => void = () => undefined

  constructor(folder: string) {
    this.#path = join(folder, 'settings.json')
  }

  async read(): Promise<Settings> {
    return (this.#known ??= await this.#load())
  }

  /** @throws CartableError PERMISSION_DENIED, DISK_FULL; the choice then holds until the program ends */
  write(part: SettingsPart): Promise<Settings> {
    const mine = this.#writing.then(async () => {
      const given = Object.entries(part).filter(([, value]) => value !== undefined)
      const next = Settings.parse({ ...(await this.read()), ...Object.fromEntries(given) })
      this.#known = next
      this.onChange(next)
      await writeFileAtomically(this.#path, `${JSON.stringify(next, null, 1)}\n`)
      return next
    })
    this.#writing = mine.catch(() => undefined)
    return mine
  }

  async #load(): Promise<Settings> {
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch {
      // Not there yet, or not to be read: the interface must open all the same.
      return DEFAULT_SETTINGS
    }
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no settings')
      return validParts(value as Record<string, unknown>)
    } catch {
      // Whoever edited it by hand finds it again.
      await rename(this.#path, `${this.#path}.broken`).catch(() => undefined)
      return DEFAULT_SETTINGS
    }
  }
}
