import { stat } from 'node:fs/promises'
import type { BriefPicture, PageArea } from './model.ts'

/** Most that is kept, bytes of PNG. */
const MAX_BYTES = 48 * 1024 ** 2

interface Asked {
  readonly name: string
  readonly area: PageArea
  readonly dpi?: number
}

/** Pictures by what they show; the ones used last stand last. */
const kept = new Map<string, BriefPicture>()
let bytes = 0

/** A file as it is now: of one that changed, nothing that was kept is shown. Null where it is gone. */
async function versionOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  return found === null ? null : JSON.stringify([path, found.mtimeMs, found.size])
}

const keyOf = (version: string, { area, dpi }: Asked): string =>
  JSON.stringify([version, area.password, area.pageIndex, area.rect, dpi ?? null, area.drawing])

/** Pictures of a file that this process drew before, by the name under which they are asked for now. */
export async function keptPictures(
  path: string,
  wanted: readonly Asked[],
): Promise<Map<string, BriefPicture>> {
  const version = await versionOf(path)
  const found = new Map<string, BriefPicture>()
  if (version === null) return found
  for (const each of wanted) {
    const key = keyOf(version, each)
    const picture = kept.get(key)
    if (!picture) continue
    kept.delete(key)
    kept.set(key, picture)
    found.set(each.name, { ...picture, name: each.name })
  }
  return found
}

/** Keeps pictures for the next brief; what was not used for longest goes. */
export async function keepPictures(
  path: string,
  wanted: readonly Asked[],
  drawn: readonly BriefPicture[],
): Promise<void> {
  const version = await versionOf(path)
  if (version === null) return
  const asked = new Map(wanted.map((each) => [each.name, each]))
  for (const picture of drawn) {
    const each = asked.get(picture.name)
    if (!each || picture.bytes.length > MAX_BYTES / 4) continue
    kept.set(keyOf(version, each), picture)
    bytes += picture.bytes.length
  }
  for (const [key, oldest] of kept) {
    if (bytes <= MAX_BYTES) break
    kept.delete(key)
    bytes -= oldest.bytes.length
  }
}
