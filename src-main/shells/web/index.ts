export { keptSecret } from './secret.ts'
export { serveWeb, type WebOptions, type WebServer } from './server.ts'
