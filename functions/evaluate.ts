import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import { evaluateRun } from '#lib/audit/evaluate-run.ts'
import type { AccountJudged } from '#lib/audit/judge-run.ts'
import type { FailedUnit } from '#lib/audit/recorded-run.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { openEvidence, openFindings, openSigner } from '#lib/aws/stores.ts'
import { readExceptions } from '#lib/findings/exception/read-exceptions.ts'

type Run = { readonly runId: string; readonly units?: readonly FailedUnit[] }

/** Last state of an audit run: judges what was seen, records the findings, and seals results and manifest beside the evidence. */
export const handler = door<Run, AccountJudged>(async ({ runId, units: failed = [] }, { count }) => {
  const env = readEnv(doorEnv.evaluate)
  const list = operatorText(env.ACCESS_FILE)
  const accepted = operatorText(env.EXCEPTIONS_FILE)
  const judged = await evaluateRun(
    { evidence: openEvidence(env), ...openFindings(env) },
    {
      runId,
      failed,
      checks,
      access: list === '' ? undefined : readAccessConfig(JSON.parse(list), env.ACCESS_FILE),
      exceptions: readExceptions(accepted === '' ? [] : JSON.parse(accepted), Date.now()),
      signer: openSigner(env),
      now: Date.now,
    },
  )
  count('VerdictsUnknown', judged.verdicts['unknown'] ?? 0)
  return judged
})
