import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../../testing/library.ts'

/** What `require` finds in a sandboxed preload (https://www.electronjs.org/docs/latest/tutorial/sandbox). */
const MODULES = ['electron', 'events', 'timers', 'url', 'node:events', 'node:timers', 'node:url']

/** Builds the preload as electron.vite.config.ts says, apart from where it is put. */
async function builtPreload(): Promise<string> {
  const { default: config } = await import('../../../electron.vite.config.ts')
  const { preload } = config as { preload: { build: { rollupOptions: object } } }
  const outDir = await testFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ...preload.build,
      rollupOptions: { ...preload.build.rollupOptions, external: ['electron'] },
      outDir,
      ssr: true,
      minify: false,
    },
  })
  return readFile(join(outDir, 'index.cjs'), 'utf8')
}

describe('the built preload', () => {
  it('loads with what a sandbox has, and gives the page three things', async () => {
    const code = await builtPreload()
    const required: string[] = []
    const sent: string[] = []
    const posted: unknown[][] = []
    const exposed: Record<string, Record<string, unknown>> = {}
    let onPort: ((event: { ports: unknown[] }) => void) | undefined
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, unknown>) => (exposed[name] = api),
      },
      ipcRenderer: {
        send: (channel: string) => sent.push(channel),
        on: (_channel: string, listener: typeof onPort) => (onPort = listener),
      },
      webUtils: { getPathForFile: () => '/chosen.pdf' },
    }
    const require = (name: string): unknown => {
      required.push(name)
      if (!MODULES.includes(name)) throw new Error(`module not found: ${name}`)
      return name === 'electron' ? electron : {}
    }
    const window = { postMessage: (...args: unknown[]) => posted.push(args) }
    // Neither Node's process nor its modules; CommonJS only, as a script would be refused with `import`.
    runInContext(`(function (require, exports, module) {${code}\n})`, createContext({ window }))(
      require,
      {},
      {},
    )

    expect(required).toEqual(['electron'])
    expect(Object.keys(exposed)).toEqual(['cartable'])
    const { portMessage, ready, pathForFile } = exposed['cartable'] as {
      portMessage: string
      ready: () => void
      pathForFile: (file: unknown) => string
    }
    expect(Object.keys(exposed['cartable'] ?? {})).toEqual(['portMessage', 'ready', 'pathForFile'])
    ready()
    expect(sent).toEqual(['cartable:ready'])
    expect(pathForFile({})).toBe('/chosen.pdf')
    const port = {}
    onPort?.({ ports: [port] })
    expect(posted).toEqual([[portMessage, '*', [port]]])
  })
})
