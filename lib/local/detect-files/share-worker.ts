import { parentPort, workerData } from 'node:worker_threads'
import { type FileReport, FileShare } from './file-share.ts'
import { recordTexts } from './finding-spool.ts'
import { type RunRules, rulesetOf } from './run-rules.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** Findings held before they are handed over: about 6 MB. */
const mostHeld = 4_000

const share = new FileShare(await rulesetOf(workerData as RunRules))

async function work(message: ToWorker): Promise<void> {
  const { detection } = share
  if (message === 'no more') {
    tell({ reports: [], baselines: detection.baselines(), findings: recordTexts(detection.drain()), groups: detection.groups() })
    parentPort?.close()
    return
  }
  const reports: FileReport[] = []
  for (const file of message.files) reports.push(await share.read(file))
  tell({ reports, baselines: detection.baselines(), findings: detection.size > mostHeld ? recordTexts(detection.drain()) : [] })
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}

// One group after the other; an error ends the worker, and with it the run.
let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (message: ToWorker) => {
  last = last.then(() => work(message))
})
