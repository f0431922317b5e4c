import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('./load-rules-share.ts')
