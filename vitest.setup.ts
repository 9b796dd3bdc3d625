import fc from 'fast-check'

/**
 * Property tests try the same cases every time, so that a run says something about the change it tests.
 * `npm run test:fuzz` (mode `fuzz`) looks for new cases instead: random ones, fifty times as many.
 */
fc.configureGlobal(process.env['MODE'] === 'fuzz' ? { numRuns: 5000 } : { seed: 20_261_123 })
