import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openAlerting, openFindings, openIncidents } from '#lib/aws/stores.ts'
import { settleAlerts } from '#lib/findings/settle-alerts.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

/** Findings, and incidents, of one sweep; more wait for the next minute, so that no mail subscription is flooded into deactivation. */
const sweepSize = 200

/** What is younger than this is still in the hands of the door that stored it. */
const grace = 20_000

/**
 * Every minute: tells what is still owed, because a crash came between store and publish, because an audit opened it, or because
 * what was new in an incident was to be told together. A negative grace (local runs) tells also what is due only later.
 */
export const handler = door<{ readonly grace?: number } | undefined, { readonly told: number; readonly owed: number }>(
  async (event, { logger, count }) => {
    const env = readEnv(doorEnv.publish)
    const until = Date.now() - (event?.grace ?? grace)
    const before = new Date(until).toISOString()
    const findings = await openFindings(env).items.pending(before, sweepSize)
    const incidents = await openIncidents(env).items.pending(before, sweepSize)
    const result = await settleAlerts(
      findings.map(({ finding }) => finding),
      incidents.map(({ incident }) => incident),
      { ...openAlerting(env, renderMessages, logger), dueBy: () => Math.max(Date.now(), until) },
    )
    count('AlertsTold', result.told)
    count('AlertsOwed', result.owed)
    return result
  },
)
