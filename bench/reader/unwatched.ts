import type { Browser, CDPSession } from '@playwright/test'

/** A tab that nothing listens in on. */
export interface Unwatched {
  /** Runs an expression in the page and returns its value, which JSON must carry. */
  evaluate<T>(expression: string): Promise<T>
  goto(url: string): Promise<void>
  close(): Promise<void>
}

interface Answer {
  readonly id?: number
  readonly result?: { readonly result?: { readonly value?: unknown }; readonly exceptionDetails?: object }
  readonly error?: { readonly message: string }
}

/**
 * Opens a tab outside of Playwright, by the protocol of the browser alone. Playwright follows the network of its pages, and for
 * that the process of the tab keeps what was fetched, up to 100 MB: a file read in pieces of 1 MB lay there once more, and was
 * counted as memory of the reader.
 *
 * @param script run in each page before its own
 */
export async function openUnwatched(
  browser: Browser,
  { width, height }: { readonly width: number; readonly height: number },
  script: string,
): Promise<Unwatched> {
  const root = await browser.newBrowserCDPSession()
  const { browserContextId } = await root.send('Target.createBrowserContext', {})
  const { targetId } = await root.send('Target.createTarget', {
    ...{ url: 'about:blank', browserContextId, newWindow: true },
  })
  const send = await messages(root, targetId)
  await send('Page.enable')
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  await send('Emulation.setLocaleOverride', { locale: 'en-GB' })
  await send('Page.addScriptToEvaluateOnNewDocument', { source: script })
  return {
    async evaluate<T>(expression: string): Promise<T> {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if (answer?.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails).slice(0, 400))
      return answer?.result?.value as T
    },
    goto: async (url) => void (await send('Page.navigate', { url })),
    async close() {
      await root.send('Target.disposeBrowserContext', { browserContextId })
      await root.detach()
    },
  }
}

type Send = (method: string, params?: object) => Promise<Answer['result']>

/** Messages to a target through the session of the browser, since a session of its own would be Playwright's. */
async function messages(root: CDPSession, targetId: string): Promise<Send> {
  const { sessionId } = await root.send('Target.attachToTarget', { targetId })
  const waiting = new Map<number, PromiseWithResolvers<Answer['result']>>()
  root.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Answer
    const asked = answer.id === undefined ? undefined : waiting.get(answer.id)
    if (answer.error) asked?.reject(new Error(answer.error.message))
    else asked?.resolve(answer.result)
  })
  let last = 0
  return async (method, params = {}) => {
    const [id, asked] = [(last += 1), Promise.withResolvers<Answer['result']>()]
    waiting.set(id, asked)
    await root.send('Target.sendMessageToTarget', {
      ...{ sessionId, message: JSON.stringify({ id, method, params }) },
    })
    return asked.promise
  }
}
