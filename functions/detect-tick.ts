import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { openAlerting, openFindings, openState } from '#lib/aws/stores.ts'
import { settleAlerts } from '#lib/findings/settle-alerts.ts'
import { deployedRuleset } from '#lib/monitor/deployed-ruleset.ts'
import { tick } from '#lib/monitor/tick.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

/** Keys of one run: what a minute's time is enough for; the rest waits for the next. */
const limit = 2_000

/** Every minute: judges windows and absences that closed because time went by, and log sources that fell silent; stores, tells. */
export const handler = door<unknown, { readonly judged: number }>(async (_, { logger, count }) => {
  const env = readEnv(doorEnv.tick)
  const ruleset = deployedRuleset(operatorText(env.OPERATOR_FILE), (message) => logger.warn(message))
  const { observations, judged, letGo, failures, acknowledge } = await tick(ruleset, openState(env), { now: Date.now(), limit })
  const { store } = openFindings(env)
  const findings = await store.record(observations)
  await acknowledge()
  const { told, owed } = await settleAlerts(findings, [], openAlerting(env, renderMessages, logger))
  count('GroupsJudged', judged)
  count('StateLetGo', letGo)
  count('FindingsRecorded', findings.length)
  count('AlertsTold', told)
  count('AlertsOwed', owed)
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} groups could not be judged; they stay due and are tried again.`)
  return { judged }
})
