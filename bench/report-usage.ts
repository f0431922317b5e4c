/** Loaded before a measured program (`measure.ts`): says at its end what the process has cost, threads included. */
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const file = process.env['KEEPWATCH_BENCH_USAGE']
// Threads load this, too; the process has one account.
if (file !== undefined && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: (maxRSS * 1024) / 1e6 }))
  })
}
