import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterEach, describe, expect, it } from 'vitest'
import type { CartableClient } from '../../contract/index.ts'
import { testFolder } from '../../testing/library.ts'
import { makePdf } from '../../testing/pdf.ts'

const SOURCE = join(import.meta.dirname, 'main.ts')
/** Made by `npm run build`, which comes before the tests where everything is checked. */
const BUILT = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.js')
const programs = [SOURCE, BUILT].filter((path) => existsSync(path))

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

interface Served {
  readonly child: ChildProcess
  readonly url: URL
  readonly client: CartableClient
  /** Headers of the page's own requests. */
  readonly headers: Readonly<Record<string, string>>
  readonly ended: Promise<number | null>
}

function serve(program: string, folder: string, ...args: string[]): ChildProcess {
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8', CARTABLE_CONFIG: join(folder, 'config') }
  const library = join(folder, 'library')
  const all = [program, '--library', library, 'serve', ...args]
  const child = spawn(process.execPath, all, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  return child
}

const endOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on('exit', (code) => resolve(code)))

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('ended without a word')
}

/** Starts the server and enters as the browser does that opens its address. */
async function enter(program: string, folder: string, port = 0): Promise<Served> {
  const child = serve(program, folder, '--json', '--port', String(port))
  const ended = endOf(child)
  const { url: address } = JSON.parse(await firstLine(child)) as { url: string }
  const url = new URL(address)
  const answer = await fetch(url, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, origin: url.origin }
  const link = new RPCLink({ url: `${url.origin}/rpc`, headers })
  return { child, url, client: createORPCClient(link), headers, ended }
}

describe.each(programs)('cartable serve (%s)', (program) => {
  it('prints its address, serves calls, and ends in order when asked', async () => {
    const folder = await testFolder()
    const { child, url, client, ended } = await enter(program, folder)
    expect(url.hostname).toBe('127.0.0.1')
    expect(await client.session.start({ kind: 'empty' })).toMatchObject({ state: 'open' })
    // A page that is open and listens does not keep it from ending.
    const watched = await client.session.watch()
    await watched.next()
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    // Closed in order: the log of the database is folded into it.
    expect(existsSync(join(folder, 'library', 'library.sqlite-wal'))).toBe(false)
  })

  it('loses nothing that was confirmed when it is killed', async () => {
    const folder = await testFolder()
    const first = await enter(program, folder)
    await first.client.session.start({ kind: 'empty' })
    const { id } = await first.client.publications.create({ fields: { title: { en: 'Kept' } } })
    first.child.kill('SIGKILL')
    await first.ended
    const second = await enter(program, folder, Number(first.url.port))
    let state = ''
    // A page that was open goes on with the cookie that it has.
    for await (const status of await first.client.session.watch()) {
      state = status.state
      if (state !== 'opening' && state !== 'closed') break
    }
    expect(state).toBe('open')
    expect((await second.client.publications.get({ id })).title).toEqual({ en: 'Kept' })
    expect((await second.client.library.check()).problems).toEqual([])
  })
})

describe.each(['SIGKILL', 'SIGTERM'] as const)('an import that %s breaks off', (signal) => {
  it('keeps every file that was reported, whole, and nothing of the others', async () => {
    const folder = await testFolder()
    const { child, url, client, headers, ended } = await enter(SOURCE, folder)
    await client.session.start({ kind: 'empty' })
    const uploads: string[] = []
    for (let at = 0; at < 12; at += 1) {
      const body = new Uint8Array(await makePdf({ pages: [[`Report ${at}`, 'Mixed migration.']] }))
      const answer = await fetch(`${url.origin}/upload?name=${at}.pdf`, { method: 'POST', body, headers })
      uploads.push(((await answer.json()) as { id: string }).id)
    }
    const reported: string[] = []
    const run = async () => {
      for await (const event of await client.imports.run({ uploads })) {
        if (event.kind !== 'result') continue
        reported.push(event.result.publicationId ?? '')
        if (reported.length === 4) child.kill(signal)
      }
    }
    await expect(run()).rejects.toThrow()
    const code = await ended
    if (signal === 'SIGTERM') expect(code).toBe(0)
    const again = await enter(SOURCE, folder)
    await again.client.session.retry()
    for (const id of reported)
      expect((await again.client.publications.get({ id })).attachments).toHaveLength(1)
    expect(reported.length).toBeGreaterThanOrEqual(4)
    expect((await again.client.library.check()).problems).toEqual([])
    expect(await readdir(join(folder, 'library', 'files', 'incoming'))).toEqual([])
  })
})

describe('a port that is taken', () => {
  it('is named, with what can be done', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
    })
    const child = serve(SOURCE, await testFolder(), '--port', String(port))
    let told = ''
    child.stderr?.on('data', (chunk) => (told += String(chunk)))
    expect(await endOf(child)).toBe(1)
    expect(told).toContain(`Port ${port} is in use.`)
    other.close()
  })
})
