import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hexDump, plistOfStrings } from './plist.fixture.ts'
import { readProvenance, type ProvenanceSystem } from './read-provenance.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cartable-provenance-'))
  file = path.join(folder, 'a.pdf')
  writeFileSync(file, '%PDF-1.7')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A system whose programs answer from a table of their joined arguments without the path, and note what was asked. */
function fake(
  platform: NodeJS.Platform,
  answers: Record<string, string>,
): ProvenanceSystem & { asked: string[][] } {
  const asked: string[][] = []
  return {
    platform,
    asked,
    run: (command, args) => {
      asked.push([command, ...args])
      return Promise.resolve(answers[[command, ...args.slice(0, -1)].join(' ')] ?? null)
    },
  }
}
const NOTHING = { url: null, referrer: null, retrievedAt: null, via: null }

describe('readProvenance', () => {
  it('reads the Windows stream, also where it lies beside the file', async () => {
    writeFileSync(
      `${file}:Zone.Identifier`,
      '[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://example.org/a.pdf\r\n',
    )
    expect(await readProvenance(file, fake('linux', {}))).toEqual({
      ...NOTHING,
      url: 'https://example.org/a.pdf',
      via: 'zone-identifier',
    })
  })
  it('asks xattr on macOS', async () => {
    const dump = hexDump(plistOfStrings(['https://example.org/a.pdf', 'https://example.org/']))
    const system = fake('darwin', { 'xattr -px com.apple.metadata:kMDItemWhereFroms': dump })
    expect(await readProvenance(file, system)).toEqual({
      url: 'https://example.org/a.pdf',
      referrer: 'https://example.org/',
      retrievedAt: null,
      via: 'where-froms',
    })
  })
  it('asks getfattr on Linux with an absolute path', async () => {
    const output = `user.xdg.origin.url=0x${Buffer.from('https://example.org/a.pdf').toString('hex')}`
    const system = fake('linux', { 'getfattr -d -e hex -m ^user[.]xdg[.] --absolute-names --': output })
    expect(await readProvenance(file, system)).toEqual({
      ...NOTHING,
      url: 'https://example.org/a.pdf',
      via: 'xattr',
    })
    await readProvenance('-rf', system)
    expect(system.asked.every((args) => path.isAbsolute(args.at(-1) ?? ''))).toBe(true)
  })
  it('knows nothing and does not throw where programs fail, the file is missing or the name is impossible', async () => {
    const system: ProvenanceSystem = {
      platform: 'darwin',
      run: () => Promise.reject(new Error('no program')),
    }
    expect(await readProvenance(file, system)).toEqual(NOTHING)
    expect(await readProvenance(path.join(folder, 'missing.pdf'))).toEqual(NOTHING)
    expect(await readProvenance('a\0b.pdf')).toEqual(NOTHING)
  })
  it.runIf(process.platform === 'linux')('is not held up by a pipe in place of the stream', async () => {
    execFileSync('mkfifo', [`${file}:Zone.Identifier`])
    expect(await readProvenance(file)).toEqual(NOTHING)
  })
})
