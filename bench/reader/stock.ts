import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileResponse, plainResponse, type ServedFile } from '../../src-main/core/serve-file.ts'

const HOME = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const TYPES: Readonly<Record<string, string>> = {
  mjs: 'text/javascript',
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
}

/**
 * The page that stands for the stock viewer. pdf.js publishes its components in npm, not the page around them; so this is
 * its own example of a page (PDFViewer, event bus, link service, find controller, all options as they come), which has less
 * to load than the published viewer with its toolbar, sidebar and texts.
 */
const PAGE = `<!doctype html><meta charset="utf-8"><title>pdf.js</title>
<link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>body{margin:0}#viewerContainer{position:absolute;inset:0;overflow:auto}</style>
<div id="viewerContainer"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjsLib from '/pdfjs/build/pdf.min.mjs'
globalThis.pdfjsLib = pdfjsLib
const { EventBus, PDFFindController, PDFLinkService, PDFViewer } = await import('/pdfjs/web/pdf_viewer.mjs')
pdfjsLib.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.min.mjs'
const container = document.getElementById('viewerContainer')
const eventBus = new EventBus()
const linkService = new PDFLinkService({ eventBus })
const findController = new PDFFindController({ eventBus, linkService })
const viewer = new PDFViewer({ container, eventBus, linkService, findController })
linkService.setViewer(viewer)
eventBus.on('pagesinit', () => (viewer.currentScaleValue = 'page-width'))
window.openFile = async (url) => {
  const document = await pdfjsLib.getDocument({
    url,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
    enableHWA: true,
  }).promise
  viewer.setDocument(document)
  linkService.setDocument(document, null)
}
const file = new URLSearchParams(location.search).get('file')
if (file) await openFile(file)
document.documentElement.dataset.ready = 'true'
</script>`

/** The stock viewer on the loopback interface. */
export interface Stock {
  /** Address of the page without a file; with `?file=/files/N` it opens the file N. */
  readonly url: string
  stop(): void
}

/** Answers as the web shell does: the same code reads the range and the file. */
async function send(request: IncomingMessage, url: URL, response: ServerResponse, file: ServedFile | null) {
  const headers = new Headers()
  for (const name of ['range', 'if-range', 'if-none-match']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const answer = file ? await fileResponse(new Request(url, { headers }), file) : plainResponse(404)
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body) await pipeline(answer.body as unknown as AsyncIterable<Uint8Array>, response)
  else response.end()
}

/** Serves the stock viewer and `files` with the same code and the same caching as the web shell serves its own. */
export async function serveStock(files: readonly string[]): Promise<Stock> {
  const find = (path: string): ServedFile | null => {
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    if (/^\/pdfjs\/[\w./-]+$/.test(path) && !path.includes('..')) {
      return { path: join(HOME, path.slice('/pdfjs/'.length)), type, etag: path, cache: 'immutable' }
    }
    const file = files[Number(/^\/files\/(\d+)$/.exec(path)?.[1] ?? NaN)]
    if (file === undefined) return null
    return { path: file, type: 'application/pdf', etag: path, cache: 'never' }
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/') {
      response.writeHead(200, { 'content-type': TYPES['html'], 'cache-control': 'no-cache' }).end(PAGE)
      return
    }
    // A reader that leaves in the middle is no failure of the bench.
    send(request, url, response, find(url.pathname)).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
