import { s3 } from '#lib/aws/connections.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { queueDoor } from '#lib/aws/lambda.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { setAside } from '#lib/aws/set-aside.ts'
import { openAlerting, openFindings, openState } from '#lib/aws/stores.ts'
import { settleAlerts } from '#lib/findings/settle-alerts.ts'
import { deployedRuleset } from '#lib/monitor/deployed-ruleset.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventMessages } from '#lib/monitor/log-sources/event-messages.ts'
import { recordCanaries } from '#lib/monitor/silence/canary.ts'
import { HeardSources } from '#lib/monitor/silence/heard-sources.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

/** Outlives the invocation: a source is written down once in five minutes. */
const heard = new HeardSources()

/** Events of the bus, buffered by the queue: analyse, store, tell. What cannot be read is set aside, the rest goes on. */
export const handler = queueDoor(async (records, { logger, count }) => {
  const env = readEnv(doorEnv.monitor)
  const ruleset = deployedRuleset(operatorText(env.OPERATOR_FILE), (message) => logger.warn(message))
  const { events, unreadable } = readEventMessages(records.map(({ messageId, body }) => ({ name: messageId, body })))
  const key = await setAside(s3(), env.SET_ASIDE_BUCKET, 'events', unreadable)
  if (key) logger.warn('Events set aside', { key, items: unreadable.length, reason: unreadable[0]?.reason })
  const observations = await detect(ruleset, events, openState(env), { now: Date.now() })
  const { store } = openFindings(env)
  const findings = await store.record(observations)
  const { told, owed } = await settleAlerts(findings, [], openAlerting(env, renderMessages, logger))
  heard.hear(events, 'live')
  for (const error of await heard.record(openState(env), Date.now())) logger.warn('A log source was not noted', { error: error as Error })
  const delay = await recordCanaries(events, openState(env), Date.now())
  if (delay !== undefined) count('CanaryDelaySeconds', Math.round(delay / 1000))
  count('EventsRead', events.length)
  count('RecordsSetAside', unreadable.length)
  count('FindingsRecorded', findings.length)
  count('AlertsTold', told)
  count('AlertsOwed', owed)
})
