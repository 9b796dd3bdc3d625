import { jobs } from './jobs.ts'
import { parentWire, serveJobs } from './pool/serve.ts'

serveJobs(jobs, parentWire())
