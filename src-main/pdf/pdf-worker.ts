import { jobs } from './jobs.ts'
import { ownWire, serveJobs } from './pool/serve.ts'

serveJobs(jobs, ownWire())
