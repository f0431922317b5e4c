import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import { judgeRun } from '#lib/audit/judge-run.ts'
import { type FailedUnit, readPlan, readRecordedParts } from '#lib/audit/recorded-run.ts'
import { runKeys, runManifest } from '#lib/audit/run-manifest.ts'
import type { PartRecord } from '#lib/audit/snapshot-object.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { openEvidence, openFindings } from '#lib/aws/stores.ts'
import { readExceptions } from '#lib/findings/exception/read-exceptions.ts'

type Run = { readonly runId: string; readonly units?: readonly FailedUnit[] }
type Verdicts = Readonly<Record<string, number>>

/** Last state of an audit run: judges what was seen, records the findings, and writes results and manifest beside the evidence. */
export const handler = door<Run, { readonly open: number; readonly verdicts: Verdicts }>(
  async ({ runId, units: failed = [] }, { count }) => {
    const env = readEnv(doorEnv.evaluate)
    const evidence = openEvidence(env)
    const list = operatorText(env.ACCESS_FILE)
    const now = Date.now()
    const accepted = operatorText(env.EXCEPTIONS_FILE)
    const exceptions = readExceptions(accepted === '' ? [] : JSON.parse(accepted), now)
    const access = list === '' ? undefined : readAccessConfig(JSON.parse(list), env.ACCESS_FILE)
    const stores = { evidence, ...openFindings(env) }
    const plan = await readPlan(evidence, runId)
    const records: PartRecord[] = []
    const verdicts: Record<string, number> = {}
    let open = 0
    for (const [account, units] of Map.groupBy(plan, (unit) => unit.account)) {
      const recorded = await readRecordedParts(evidence, { runId, units, failed }, Date.now())
      records.push(...recorded.records)
      const judged = await judgeRun(stores, { runId, account, recorded, checks, ...(access ? { access } : {}), exceptions, now })
      open += judged.open
      for (const [verdict, number] of Object.entries(judged.verdicts)) verdicts[verdict] = (verdicts[verdict] ?? 0) + number
    }
    await evidence.put(runKeys.manifest(runId), JSON.stringify(runManifest(runId, plan, records, Date.now())))
    count('VerdictsUnknown', verdicts['unknown'] ?? 0)
    return { open, verdicts }
  },
)
