import { Worker } from 'node:worker_threads'
import type { LogFile } from './file-share.ts'
import type { RunRules } from './run-rules.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** Groups that a worker has at once: the one it reads, and the next, so that it never waits. */
const ahead = 2

/**
 * Hands groups of files to workers as they get free, in order, and tells `hear` what comes back. Resolves when every group was
 * read; rejects, and ends all workers, when one of them fails or `hear` throws.
 */
export function readInWorkers(
  groups: Iterator<readonly LogFile[]>,
  { rules, workers, hear }: { readonly rules: RunRules; readonly workers: number; readonly hear: (message: FromWorker) => void },
): Promise<void> {
  const pool = Array.from(
    { length: workers },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: rules, resourceLimits: { maxYoungGenerationSizeMb: 12 } }),
  )
  const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message)
  const supply = (worker: Worker): void => {
    const { done, value } = groups.next()
    send(worker, done ? 'no more' : { files: value })
  }
  const running = pool.map(
    (worker) =>
      new Promise<void>((done, fail) => {
        let ended = false
        worker.on('message', (message: FromWorker) => {
          try {
            hear(message)
          } catch (error) {
            fail(error)
            return
          }
          if (message.groups) ended = true
          else supply(worker)
        })
        worker.on('error', fail)
        worker.on('exit', (code) => (ended ? done() : fail(new Error(`A worker ended early with code ${code}; its files were not read.`))))
        for (let group = 0; group < ahead; group++) supply(worker)
      }),
  )
  return Promise.all(running)
    .then(() => undefined)
    .finally(() => Promise.all(pool.map((worker) => worker.terminate())))
}
