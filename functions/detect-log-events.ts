import { s3 } from '#lib/aws/connections.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { setAside } from '#lib/aws/set-aside.ts'
import { openAlerting, openFindings, openState } from '#lib/aws/stores.ts'
import { subscriptionDoor } from '#lib/aws/subscription-door.ts'
import { settleAlerts } from '#lib/findings/settle-alerts.ts'
import { deployedRuleset } from '#lib/monitor/deployed-ruleset.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readSubscriptions } from '#lib/monitor/log-sources/system/subscription.ts'
import { HeardSources } from '#lib/monitor/silence/heard-sources.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

const heard = new HeardSources()

/** Log events that CloudWatch Logs subscriptions deliver: analyse, store, tell. What cannot be read is set aside, the rest goes on. */
export const handler = subscriptionDoor(async (deliveries, { logger, count, context }) => {
  const env = readEnv(doorEnv.monitor)
  const ruleset = deployedRuleset(operatorText(env.OPERATOR_FILE), (message) => logger.warn(message))
  // Log groups are where the function is; the delivery does not say.
  const [, , , region = ''] = context.invokedFunctionArn.split(':')
  const { events, setAside: unreadable, unlisted } = readSubscriptions(deliveries, region)
  const total = unreadable.length + unlisted
  const key = await setAside(s3(), env.SET_ASIDE_BUCKET, 'log-events', unreadable, total)
  if (key) logger.warn('Log events set aside', { key, items: total, reason: unreadable[0]?.reason })
  const findings = await openFindings(env).store.record(await detect(ruleset, events, openState(env), { now: Date.now() }))
  const { told, owed } = await settleAlerts(findings, [], openAlerting(env, renderMessages, logger))
  heard.hear(events, 'live')
  for (const error of await heard.record(openState(env), Date.now())) logger.warn('A log source was not noted', { error: error as Error })
  count('EventsRead', events.length)
  count('RecordsSetAside', total)
  count('FindingsRecorded', findings.length)
  count('AlertsTold', told)
  count('AlertsOwed', owed)
})
