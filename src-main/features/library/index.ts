export { type Rebuilt, rebuildCatalogue } from './rebuild.ts'
export { recover } from './recover.ts'
export { SidecarWriter } from './sidecar.ts'
