export { serveWeb, type WebOptions, type WebServer } from './server.ts'
