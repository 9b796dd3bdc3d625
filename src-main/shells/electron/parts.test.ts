import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'
import { parseArguments, parseLink } from './links.ts'
import { Log } from './log.ts'
import { ShellStateFile, visibleBounds } from './window-state.ts'

const ID = (last: number) => `01890000-0000-7000-8000-00000000000${last}`

describe('links', () => {
  it('name a publication, an attachment, a page and a mark', () => {
    const nothing = { attachmentId: null, annotationId: null, page: null }
    expect(parseLink(`cartable://open/${ID(1)}`)).toEqual({ publicationId: ID(1), ...nothing })
    expect(parseLink(`cartable://open/${ID(1)}/${ID(2)}/${ID(3)}?page=12`)).toEqual({
      publicationId: ID(1),
      attachmentId: ID(2),
      annotationId: ID(3),
      page: 12,
    })
  })

  it('can do nothing else', () => {
    const wrong = [
      'cartable://app/',
      'cartable://open/',
      'cartable://open/../etc',
      'cartable://open/x',
      `cartable://open/${ID(1)}/x`,
      `cartable://open/${ID(1)}?page=0`,
      `cartable://open/${ID(1)}?page=1e99`,
      `cartable://open/${ID(1)}/${ID(2)}/${ID(3)}/${ID(4)}`,
      `https://open/${ID(1)}`,
      '',
    ]
    for (const text of wrong) expect(parseLink(text), text).toBeNull()
  })

  it('and files are found among the arguments of a start', async () => {
    const folder = await testFolder()
    const path = join(folder, "l'été.PDF")
    await writeFile(path, '')
    const link = `cartable://open/${ID(1)}`
    const argv = ['--type=x', "l'été.PDF", link, '--library', 'lib', 'missing.pdf', 'notes.txt', '-x']
    expect(parseArguments(argv, folder)).toEqual({
      events: [
        { kind: 'files', paths: [path] },
        { kind: 'link', link: parseLink(link) },
      ],
      // A link decides of nothing else.
      library: null,
    })
    expect(parseArguments(['--library', 'lib'], folder).library).toBe(join(folder, 'lib'))
    expect(parseArguments([pathToFileURL(path).href, '--library=/x'], '/')).toEqual({
      events: [{ kind: 'files', paths: [path] }],
      library: '/x',
    })
    expect(parseArguments(['--library'], folder)).toEqual({ events: [], library: null })
  })
})

describe('the place of the window', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: -200, width: 1280, height: 1024 },
  ]
  it('is taken where its top can be reached', () => {
    const seen = { x: 2000, y: 100, width: 900, height: 700 }
    expect(visibleBounds(seen, screens)).toBe(seen)
    expect(visibleBounds(seen, screens.slice(0, 1))).toBeNull()
    expect(visibleBounds({ ...seen, x: 100, y: -300 }, screens.slice(0, 1))).toBeNull()
    expect(visibleBounds({ ...seen, x: -880, y: 10 }, screens)).toBeNull()
    expect(visibleBounds(null, screens)).toBeNull()
  })

  it('is remembered with the library, and a broken note is no failure', async () => {
    const folder = await testFolder()
    const state = new ShellStateFile(folder)
    expect(state.get()).toEqual({ library: null, bounds: null, maximised: false })
    await state.set({ library: '/l' })
    await state.set({ maximised: true })
    expect(new ShellStateFile(folder).get()).toEqual({ library: '/l', bounds: null, maximised: true })
    await writeFile(join(folder, 'window.json'), '{"library": 3, "bounds": {"x": "left"}, "maximised": true}')
    expect(new ShellStateFile(folder).get()).toEqual({ library: null, bounds: null, maximised: true })
    await writeFile(join(folder, 'window.json'), '[')
    expect(new ShellStateFile(folder).get().maximised).toBe(false)
  })
})

describe('the log', () => {
  it('holds codes and places in the program, and neither texts nor folders', async () => {
    const log = new Log(await testFolder())
    const error = new Error('cannot read /home/amina/Rapport secret.pdf')
    log.error('failed', error)
    log.write('core-ended', { code: 9 })
    const text = await readFile(log.file, 'utf8')
    expect(text).toMatch(/failed code=INTERNAL kind=Error at=at .*parts\.test\.ts:\d+/)
    expect(text).toMatch(/core-ended code=9\n$/)
    expect(text).not.toMatch(/amina|secret|shells\/electron/)
  })

  it('begins anew when it is long, and keeps the one before', async () => {
    const folder = await testFolder()
    const log = new Log(folder, 200)
    for (let at = 0; at < 10; at += 1) log.write('line', { at })
    expect((await readFile(log.file, 'utf8')).length).toBeLessThan(300)
    expect((await readFile(join(folder, 'cartable.1.log'), 'utf8')).length).toBeLessThan(300)
    expect(() => new Log(join(log.file, 'below')).write('x')).not.toThrow()
  })
})
