/**
 * `npm run bench`: how fast logs are read and analysed, beside what the machine can do at least: figures are ratios to a
 * baseline of the same run, since absolute times of shared machines drift by a factor of two. Nothing is asserted. Small sizes;
 * `node bench/detect-files.ts --records 1000000` is the large run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAccess } from './access.ts'
import { benchAudit } from './audit-account.ts'
import { benchEvaluation } from './audit-evaluation.ts'
import { makeCorpus } from './corpus.ts'
import { benchFiles } from './detect-files.ts'
import { benchFlowLogs } from './flow-logs.ts'
import { benchIamEvaluate } from './iam-evaluate.ts'
import { benchOneEvent } from './one-event.ts'

const folder = await mkdtemp(join(tmpdir(), 'keepwatch-bench-'))
try {
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
  const large = await makeCorpus(join(folder, 'large'), 50_000)
  console.log(`${await benchFiles(large, { runs: 2, workers: [1, 2], packs: ['60', '700', '700x10', '60n'] })}\n`)
  const small = await makeCorpus(join(folder, 'small'), 10_000, 50)
  console.log(`${await benchFiles(small, { runs: 2, workers: [1], packs: ['60'] })}\n`)
  console.log(`${await benchOneEvent(500)}\n`)
  console.log(`${await benchFlowLogs(100_000, 3)}\n`)
  console.log(`${await benchEvaluation([100_000])}\n`)
  console.log(`${benchAccess(1_000, 300)}\n`)
  console.log(`${await benchIamEvaluate(100, 100, 5)}\n`)
  const endpoint = process.env['KEEPWATCH_BENCH_ENDPOINT']
  console.log(
    endpoint === undefined
      ? 'KEEPWATCH_BENCH_ENDPOINT names no AWS API endpoint: the audit of an account is left out (docs/performance.md).'
      : await benchAudit(endpoint, ['us-east-1']),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
