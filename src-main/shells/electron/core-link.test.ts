import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { GrantedPaths } from '../../base/paths.ts'
import type { HostEvent } from '../../contract/host.ts'
import { electronHost } from './core-host.ts'
import { CoreLink } from './core-link.ts'
import { workersThroughMain } from './core-workers.ts'

const CAPABILITIES = {
  shell: 'electron',
  paths: true,
  platform: 'linux',
  version: '1',
  locale: 'fr',
} as const

/** A port whose other end is the test. */
class Port extends EventEmitter {
  readonly sent: unknown[] = []
  closed = false
  postMessage(message: unknown): void {
    this.sent.push(message)
  }
  start(): void {
    this.emit('started')
  }
  close(): void {
    this.closed = true
  }
  receive(data: unknown, ports: Port[] = []): void {
    this.emit('message', { data, ports })
  }
}

function linked() {
  const port = new Port()
  return { port, link: new CoreLink(port) }
}

describe('the core’s end of the wire', () => {
  it('asks main and takes its answer, or its reason', async () => {
    const { port, link } = linked()
    const first = link.ask({ name: 'chooseLibrary' })
    const second = link.ask({ name: 'showFile', path: '/x' })
    expect(port.sent).toEqual([
      { type: 'host', id: 1, call: { name: 'chooseLibrary' } },
      { type: 'host', id: 2, call: { name: 'showFile', path: '/x' } },
    ])
    const error = { code: 'FILE_NOT_FOUND', data: { path: '/x' }, message: 'm' }
    port.receive({ type: 'answer', id: 2, value: null, error })
    port.receive({ type: 'answer', id: 1, value: '/lib', error: null })
    port.receive({ type: 'answer', id: 1, value: '/other', error: null })
    expect(await first).toBe('/lib')
    await expect(second).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', data: { path: '/x' } })
  })

  it('passes over what it does not know', () => {
    const { port, link } = linked()
    const seen: unknown[] = []
    link.on('close', (message) => seen.push(message))
    for (const junk of [null, 3, {}, { type: 'eval', code: '1' }, { type: 'worker', worker: 'x' }]) {
      port.receive(junk)
    }
    port.receive({ type: 'close' })
    expect(seen).toEqual([{ type: 'close' }])
  })
})

describe('the host in the core', () => {
  it('lets be written and opened what a dialog returned', async () => {
    const { port, link } = linked()
    const paths = new GrantedPaths()
    const host = electronHost(link, CAPABILITIES, paths)
    const denied = expect.objectContaining({ code: 'PERMISSION_DENIED' }) as Error
    expect(() => paths.mayWrite('/d/a.pdf')).toThrow(denied)
    const saved = host.chooseSave('a.pdf')
    port.receive({ type: 'answer', id: 1, value: '/d/a.pdf', error: null })
    expect(await saved).toBe('/d/a.pdf')
    paths.mayWrite('/d/../d/a.pdf')
    expect(() => paths.mayOpen('/d/a.pdf')).toThrow(denied)
    expect(() => paths.mayShow('/d/a.pdf')).toThrow(denied)
    paths.wrote('/d/a.pdf')
    paths.mayShow('/d/a.pdf')
    paths.brought('/downloads')
    paths.mayShow('/downloads/2024/b.pdf')
    expect(() => paths.mayShow('/downloads-of-others/b.pdf')).toThrow(denied)
    const cancelled = host.chooseLibrary()
    port.receive({ type: 'answer', id: 2, value: null, error: null })
    expect(await cancelled).toBeNull()
    const many = host.chooseForImport('files')
    port.receive({ type: 'answer', id: 3, value: ['/1', '/2'], error: null })
    expect(await many).toEqual(['/1', '/2'])
  })

  it('keeps what was opened until there is a page', async () => {
    const { port, link } = linked()
    const host = electronHost(link, CAPABILITIES, new GrantedPaths())
    const event: HostEvent = { kind: 'files', paths: ['/a.pdf'] }
    port.receive({ type: 'event', event })
    // A menu entry that nobody heard is not carried out later.
    port.receive({ type: 'event', event: { kind: 'action', action: 'import-files' } })
    const stop = new AbortController()
    const events = host.events(stop.signal)
    expect((await events.next()).value).toEqual(event)
    port.receive({ type: 'event', event: { kind: 'action', action: 'undo' } })
    expect((await events.next()).value).toEqual({ kind: 'action', action: 'undo' })
    const end = events.next()
    stop.abort()
    expect((await end).done).toBe(true)
  })
})

describe('workers through main', () => {
  it('get what was sent before they had a port, and end once', () => {
    const { port, link } = linked()
    const heard: unknown[] = []
    let ends = 0
    const spawn = workersThroughMain(link)
    const worker = spawn(new URL('file:///x'), {
      message: (message) => heard.push(message),
      exit: () => (ends += 1),
    })
    const run = { type: 'run', kind: 'extract', input: null } as const
    worker.send(run)
    expect(port.sent).toEqual([{ type: 'spawn', worker: 1 }])
    const own = new Port()
    port.receive({ type: 'worker', worker: 1 }, [own])
    port.receive({ type: 'started', worker: 1, pid: 42 })
    expect(worker.pid).toBe(42)
    expect(own.sent).toEqual([run])
    own.receive({ type: 'done' })
    expect(heard).toEqual([{ type: 'done' }])
    worker.kill()
    expect(port.sent.at(-1)).toEqual({ type: 'kill', worker: 1 })
    port.receive({ type: 'ended', worker: 1 })
    port.receive({ type: 'ended', worker: 1 })
    expect(ends).toBe(1)
    // A port that comes too late is nobody's.
    const late = new Port()
    port.receive({ type: 'worker', worker: 1 }, [late])
    expect(late.closed).toBe(true)
    expect((late as unknown as MessagePortMain).listenerCount('message')).toBe(0)
  })
})
