import { runIdOf, runKeys } from '#lib/audit/run-manifest.ts'
import { collectorFacts } from '#lib/aws/collectors/facts.generated.ts'
import { doorEnv, listOf, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openEvidence } from '#lib/aws/stores.ts'
import { planScopes } from '#lib/aws/take-snapshot.ts'

/** First state of an audit run: which account × region × service is to be looked at. The slot names the run, so a slot planned twice is one run. */
export const handler = door<{ readonly slot: string }, { readonly runId: string; readonly bucket: string; readonly planKey: string }>(
  async ({ slot }, { context }) => {
    const env = readEnv(doorEnv.plan)
    const runId = runIdOf(slot)
    const own = context.invokedFunctionArn.split(':')[4] ?? ''
    const accounts = listOf(env.AUDIT_ACCOUNTS)
    const scopes = planScopes({
      accounts: accounts.length > 0 ? accounts : [own],
      regions: listOf(env.AUDIT_REGIONS),
      collectors: collectorFacts,
    })
    const types = new Map(collectorFacts.map(({ service, brings }) => [service, Object.keys(brings)]))
    // What a unit is to list goes along, so that one which gives nothing is known to be missing by whoever judges.
    const units = scopes.map((scope) => ({
      runId,
      ...scope,
      types: types.get(scope.service) ?? [],
      // Where a unit that takes more than one call goes on; none has begun.
      resume: null,
    }))
    const planKey = runKeys.plan(runId)
    await openEvidence(env).put(planKey, JSON.stringify(units))
    return { runId, bucket: env.EVIDENCE_BUCKET, planKey }
  },
)
