import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { evaluate } from '#lib/audit/evaluate.ts'
import { resolveGone } from '#lib/audit/gone.ts'
import { missingPart, readPart, readPlan } from '#lib/audit/recorded-run.ts'
import { runKeys, runManifest } from '#lib/audit/run-manifest.ts'
import type { PartRecord } from '#lib/audit/snapshot-object.ts'
import { collectorByService } from '#lib/aws/collectors/index.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openEvidence, openFindings } from '#lib/aws/stores.ts'

/** Last state of an audit run: judges what was seen, records the findings, and writes results and manifest beside the evidence. */
export const handler = door<{ readonly runId: string }, { readonly findings: number; readonly verdicts: Record<string, number> }>(
  async ({ runId }, { count }) => {
    const env = readEnv(doorEnv.evaluate)
    const evidence = openEvidence(env)
    const { items, store } = openFindings(env)
    const plan = await readPlan(evidence, runId)
    const records: PartRecord[] = []
    const verdicts: Record<string, number> = {}
    let findings = 0
    for (const [account, scopes] of Map.groupBy(plan, (scope) => scope.account)) {
      const parts = await Promise.all(
        scopes.map(async (scope) => {
          const found = await readPart(evidence, runId, scope)
          if (found) records.push(found.record)
          const types = collectorByService(scope.service).types
          return found?.part ?? missingPart(scope, types, new Date().toISOString(), 'the unit was planned but gave no result')
        }),
      )
      const snapshot = { account, parts }
      const observations = evaluate(checks, snapshot, { runId })
      const gone = resolveGone(await Array.fromAsync(items.list({ kind: 'audit', account, open: true })), snapshot, { runId })
      for (const { verdict } of observations) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
      await evidence.put(runKeys.results(runId, account), JSON.stringify(observations))
      findings += (await store.record([...observations, ...gone])).filter((finding) => finding.workflow !== 'resolved').length
    }
    await evidence.put(runKeys.manifest(runId), JSON.stringify(runManifest(runId, plan, records, Date.now())))
    count('VerdictsUnknown', verdicts['unknown'] ?? 0)
    return { findings, verdicts }
  },
)
