export { readProvenance, type Provenance, type ProvenanceSystem } from './read-provenance.ts'
