import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { resultOf } from '../../contract/stream.ts'
import { makePdf } from '../../testing/pdf.ts'
import { rawRequest, type TestSite, testSite } from '../../testing/web.ts'

const PAGES = [['Routes of the desert', 'Smugglers and mixed migration in Niger.']]

async function upload(site: TestSite, name: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  const address = `${site.origin}/upload?name=${encodeURIComponent(name)}`
  return fetch(address, { method: 'POST', body, headers: site.headers })
}

/** A library with one publication, imported through the server. */
async function filled(): Promise<{ site: TestSite; attachmentId: string; bytes: Uint8Array }> {
  const site = await testSite()
  await site.client.session.start({ kind: 'empty' })
  const bytes = new Uint8Array(await makePdf({ pages: PAGES }))
  const { id } = (await (await upload(site, 'routes_EN.pdf', bytes)).json()) as { id: string }
  let attachmentId = ''
  for await (const event of await site.client.imports.run({ uploads: [id] })) {
    if (event.kind === 'result') attachmentId = event.result.attachmentId ?? ''
  }
  return { site, attachmentId, bytes }
}

describe('who may speak to the server', () => {
  it('lets in who has the token, which goes into a cookie that scripts cannot read', async () => {
    const site = await testSite()
    const answer = await fetch(site.server.url, { redirect: 'manual' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    expect((await site.get('/')).status).toBe(200)
  })

  it('turns away who has not, with a page that says what to do', async () => {
    const site = await testSite()
    for (const path of ['/', '/?token=wrong', '/assets/index-abcdef12.js', '/files/x', '/download/x']) {
      const answer = await fetch(site.origin + path)
      expect(answer.status).toBe(401)
      expect(await answer.text()).toContain('cartable serve')
    }
    const call = await fetch(`${site.origin}/rpc/session/status`, {
      method: 'POST',
      headers: { origin: site.origin, cookie: `cartable-${site.server.port}=${'x'.repeat(43)}` },
    })
    expect(call.status).toBe(401)
  })

  it('answers to its own names only, so that no other name can be pointed at it', async () => {
    const site = await testSite()
    const { port } = site.server
    const ask = (host: string) =>
      rawRequest(port, { path: '/', headers: { host, cookie: site.headers['cookie'] ?? '' } })
    expect((await ask(`127.0.0.1:${port}`)).status).toBe(200)
    expect((await ask(`localhost:${port}`)).status).toBe(200)
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`]) {
      expect((await ask(host)).status, host).toBe(421)
    }
  })

  it('takes calls from its own page only', async () => {
    const site = await testSite()
    const cookie = site.headers['cookie'] ?? ''
    const call = (headers: Record<string, string>) =>
      fetch(`${site.origin}/rpc/session/status`, { method: 'POST', headers: { cookie, ...headers } })
    expect((await call({ origin: site.origin })).status).toBe(200)
    expect((await call({})).status).toBe(403)
    expect((await call({ origin: 'null' })).status).toBe(403)
    expect((await call({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await call({ origin: site.origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const reading = await fetch(`${site.origin}/rpc/session/status`, { headers: { cookie } })
    expect(reading.status).toBe(405)
  })

  it('listens on the loopback address', async () => {
    const site = await testSite()
    expect(site.server.url.startsWith('http://127.0.0.1:')).toBe(true)
  })
})

describe('pages', () => {
  it('come with a policy that evaluates nothing, and never from outside their folder', async () => {
    const site = await testSite()
    const page = await site.get('/')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).not.toContain("'unsafe-eval'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const cookie = site.headers['cookie'] ?? ''
    const ways = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt']
    for (const path of [...ways, '//etc/passwd', '/..\\secret.txt', '/secret.txt']) {
      const answer = await rawRequest(site.server.port, { path, headers: { cookie } })
      expect(answer.body, path).not.toBe('secret')
      expect([403, 404], path).toContain(answer.status)
    }
  })

  it('that were not built are named', async () => {
    const site = await testSite({ built: false })
    const answer = await site.get('/')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm run build')
  })

  it('are kept by the browser as long as they are the same', async () => {
    const site = await testSite()
    const script = await site.get('/assets/index-abcdef12.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
    const page = await site.get('/')
    const again = await site.get('/', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })
})

describe('files', () => {
  it('are uploaded, imported under their own name, and the upload is gone', async () => {
    const { site, attachmentId } = await filled()
    const [row] = (await site.client.publications.list({})).rows
    const { attachments, sources } = await site.client.publications.get({ id: row?.id ?? '' })
    expect(attachments).toMatchObject([{ id: attachmentId, fileName: 'routes_EN.pdf' }])
    expect(sources.map((each) => each.path)).toEqual(['routes_EN.pdf'])
    expect(await readdir(join(site.folder, 'files', 'incoming'))).toEqual([])
  })

  it('are served whole and in parts', async () => {
    const { site, attachmentId, bytes } = await filled()
    const path = `/files/${attachmentId}`
    const whole = await site.get(path)
    expect(whole.headers.get('content-type')).toBe('application/pdf')
    expect(whole.headers.get('content-security-policy')).toContain('sandbox')
    expect(Buffer.compare(Buffer.from(await whole.arrayBuffer()), bytes)).toBe(0)
    const part = await site.get(path, { range: 'bytes=5-9' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 5-9/${bytes.length}`)
    expect(await part.text()).toBe(Buffer.from(bytes.subarray(5, 10)).toString('latin1'))
    const end = await site.get(path, { range: 'bytes=-4' })
    expect(Buffer.from(await end.arrayBuffer())).toEqual(Buffer.from(bytes.subarray(-4)))
    const beyond = await site.get(path, { range: `bytes=${bytes.length}-` })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
    const etag = whole.headers.get('etag') ?? ''
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304)
    expect((await site.get(path, { range: 'bytes=0-3', 'if-range': '"other"' })).status).toBe(200)
    const cover = await site.get(`/covers/${attachmentId}`)
    expect(cover.headers.get('content-type')).toBe('image/png')
    await cover.body?.cancel()
  })

  it('are found by ids only', async () => {
    const { site, attachmentId } = await filled()
    for (const id of [
      '',
      'x',
      '../library.sqlite',
      '..%2flibrary.sqlite',
      attachmentId.replace(/.$/, '0x'),
    ]) {
      expect([400, 404]).toContain((await site.get(`/files/${id}`)).status)
    }
    expect((await site.get(`/files/${attachmentId}/more`)).status).toBe(404)
  })

  it('leave as a download, once', async () => {
    const { site, attachmentId } = await filled()
    await site.client.annotations.createByQuote({
      attachmentId,
      page: 1,
      quote: 'mixed migration',
      kind: 'highlight',
    })
    const copy = await site.client.exports.annotatedCopy({ attachmentId, path: null })
    expect(copy).toMatchObject({ path: null, annotations: 1 })
    const answer = await site.get(`/download/${copy.download ?? ''}`)
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''routes_EN.annotated.pdf",
    )
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await site.get(`/download/${copy.download ?? ''}`)).status).toBe(404)
  })

  it('of briefs leave under the title of the brief', async () => {
    const site = await testSite()
    await site.client.session.start({ kind: 'empty' })
    const { id: briefId } = await site.client.briefs.create({ title: 'Routes / Sahel ?', language: 'fr' })
    const written = await resultOf(site.client.briefs.export({ briefId, format: 'pdf', path: null }))
    expect(written).toMatchObject({ path: null, excerpts: 0, download: expect.any(String) as unknown })
    const answer = await site.get(`/download/${written.download ?? ''}`)
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Routes%20Sahel.pdf")
    expect((await answer.arrayBuffer()).byteLength).toBe(written.bytes)
  })

  it('beyond the limit are refused and leave nothing', async () => {
    const site = await testSite({ uploadLimit: 1000 })
    await site.client.session.start({ kind: 'empty' })
    const answer = await upload(site, 'large.pdf', new Uint8Array(5000))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'INVALID_VALUE', data: { limit: 1000 } })
    expect(await readdir(join(site.folder, 'files', 'incoming'))).toEqual([])
  })

  it('that break off on the way leave nothing', async () => {
    const site = await testSite()
    await site.client.session.start({ kind: 'empty' })
    const incoming = join(site.folder, 'files', 'incoming')
    const headers = { ...site.headers, 'content-length': '1000000' }
    const sent = request({
      host: '127.0.0.1',
      port: site.server.port,
      method: 'POST',
      path: '/upload?name=a.pdf',
      headers,
    })
    sent.on('error', () => undefined)
    sent.write(Buffer.alloc(1000))
    await vi.waitFor(async () => expect(await readdir(incoming)).toHaveLength(1))
    sent.destroy()
    await vi.waitFor(async () => expect(await readdir(incoming)).toEqual([]))
  })

  it('cannot be uploaded without a library, nor imported under an unknown id', async () => {
    const site = await testSite()
    const early = await upload(site, 'a.pdf', new Uint8Array(3))
    expect(early.status).toBe(409)
    expect(await early.json()).toMatchObject({ code: 'LIBRARY_MISSING' })
    await site.client.session.start({ kind: 'empty' })
    const uploads = ['01890000-0000-7000-8000-000000000000']
    await expect(site.client.imports.run({ uploads })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('calls', () => {
  it('may name no path of this computer', async () => {
    const { site, attachmentId } = await filled()
    const denied = { code: 'PERMISSION_DENIED' }
    await expect(site.client.imports.run({ paths: ['/etc'] })).rejects.toMatchObject(denied)
    await expect(site.client.session.open({ folder: '/tmp' })).rejects.toMatchObject(denied)
    const path = join(site.folder, 'x.pdf')
    await expect(site.client.exports.annotatedCopy({ attachmentId, path })).rejects.toMatchObject(denied)
    await expect(site.client.host.showFile({ path })).rejects.toMatchObject(denied)
    const nothing = { code: 'UNAVAILABLE' }
    await expect(site.client.host.chooseLibrary()).rejects.toMatchObject(nothing)
    await expect(site.client.host.showAttachment({ attachmentId })).rejects.toMatchObject(nothing)
    expect(await site.client.host.capabilities()).toMatchObject({ shell: 'web', paths: false })
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('stream events', async () => {
    const site = await testSite()
    const states: string[] = []
    for await (const { state } of await site.client.session.watch()) {
      states.push(state)
      if (states.length === 1) void site.client.session.start({ kind: 'empty' })
      if (state === 'open') break
    }
    expect(states).toEqual(['none', 'opening', 'open'])
  })

  it('end with the server, streams included, and what was confirmed stays', async () => {
    const site = await testSite()
    await site.client.session.start({ kind: 'empty' })
    const { id } = await site.client.publications.create({ fields: { title: { en: 'Kept' } } })
    const watched = await site.client.session.watch()
    await watched.next()
    const rest = watched.next()
    const broken = expect(rest).rejects.toThrow()
    await site.server.close()
    await broken
    await expect(fetch(site.origin)).rejects.toThrow()
    const again = await testSite({ folder: site.folder })
    expect(again.session.status().state).toBe('open')
    expect((await again.client.publications.get({ id })).title).toEqual({ en: 'Kept' })
  })
})
