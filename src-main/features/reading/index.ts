export { PlaceRecord, placesOfPublication, restorePlace } from './store.ts'
