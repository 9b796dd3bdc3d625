import type { App, Session, WebContents } from 'electron'
import { isAppAddress } from './protocol.ts'

/** What a page of ours may ask for: to write to the clipboard, and to fill the screen. */
const GRANTED = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Addresses that a page may load from. Everything else would be the network or the disk. */
const LOADED = new Set(['cartable:', 'blob:', 'data:', 'devtools:'])

function mayHave(permission: string, address: string | undefined): boolean {
  return GRANTED.has(permission) && isAppAddress(address ?? '')
}

/** Shuts what a session would allow by itself: permissions, devices, downloads, the network. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, done, details) => {
    done(mayHave(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, done) => {
    done({ cancel: !LOADED.has(URL.parse(details.url)?.protocol ?? '') })
  })
  session.setSpellCheckerEnabled(false)
}

/**
 * Keeps a page where it is: no other address, no other window, no guest. Links to the web go to the person's browser.
 *
 * @param leave opens an address outside; called for http and https only
 */
export function guardContents(contents: WebContents, leave: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) leave(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Guards whatever page ever comes into being. */
export function guardApp(app: App, leave: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, leave))
}
