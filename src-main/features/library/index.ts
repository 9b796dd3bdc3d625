export { recover } from './recover.ts'
export { SidecarWriter } from './sidecar.ts'
