import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { evaluate } from '#lib/audit/evaluate.ts'
import { resolveGone } from '#lib/audit/gone.ts'
import { type FailedUnit, readPlan, readSnapshot } from '#lib/audit/recorded-run.ts'
import { runKeys, runManifest } from '#lib/audit/run-manifest.ts'
import type { PartRecord } from '#lib/audit/snapshot-object.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openEvidence, openFindings } from '#lib/aws/stores.ts'

type Run = { readonly runId: string; readonly units?: readonly FailedUnit[] }
type Verdicts = Readonly<Record<string, number>>

/** Last state of an audit run: judges what was seen, records the findings, and writes results and manifest beside the evidence. */
export const handler = door<Run, { readonly open: number; readonly verdicts: Verdicts }>(
  async ({ runId, units: failed = [] }, { count }) => {
    const env = readEnv(doorEnv.evaluate)
    const evidence = openEvidence(env)
    const { items, store } = openFindings(env)
    const plan = await readPlan(evidence, runId)
    const records: PartRecord[] = []
    const verdicts: Record<string, number> = {}
    let open = 0
    for (const [account, units] of Map.groupBy(plan, (unit) => unit.account)) {
      const read = await readSnapshot(evidence, { runId, account, units, failed }, Date.now())
      records.push(...read.records)
      const observations = evaluate(checks, read.snapshot, { runId })
      const known = await Array.fromAsync(items.list({ kind: 'audit', account, open: true }))
      const findings = await store.record([...observations, ...resolveGone(known, read.snapshot, { runId })])
      open += findings.filter((finding) => finding.workflow !== 'resolved').length
      for (const { verdict } of observations) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
      await evidence.put(runKeys.results(runId, account), JSON.stringify(observations))
    }
    await evidence.put(runKeys.manifest(runId), JSON.stringify(runManifest(runId, plan, records, Date.now())))
    count('VerdictsUnknown', verdicts['unknown'] ?? 0)
    return { open, verdicts }
  },
)
