import { enableCompileCache } from 'node:module'

// Compiled modules are kept between runs, as in the main thread: most of the start of a worker otherwise.
enableCompileCache()
await import('./share-worker.ts')
