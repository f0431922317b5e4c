import { s3 } from '#lib/aws/connections.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { queueDoor } from '#lib/aws/lambda.ts'
import { setAside } from '#lib/aws/set-aside.ts'
import { openFindings, openState, openTopics } from '#lib/aws/stores.ts'
import { settleOutbox } from '#lib/findings/settle-outbox.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventMessages } from '#lib/monitor/log-sources/event-messages.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

/** Events of the bus, buffered by the queue: analyse, store, tell. What cannot be read is set aside, the rest goes on. */
export const handler = queueDoor(async (records, { logger, count }) => {
  const env = readEnv(doorEnv.monitor)
  const { events, unreadable } = readEventMessages(records.map(({ messageId, body }) => ({ name: messageId, body })))
  const key = await setAside(s3(), env.SET_ASIDE_BUCKET, 'events', unreadable)
  if (key) logger.warn('Events set aside', { key, items: unreadable.length, reason: unreadable[0]?.reason })
  const observations = await detect(builtInRuleset(), events, openState(env), { now: Date.now() })
  const { store } = openFindings(env)
  const findings = await store.record(observations)
  const { told, owed } = await settleOutbox(findings, store, openTopics(env, renderMessages, logger))
  count('EventsRead', events.length)
  count('RecordsSetAside', unreadable.length)
  count('FindingsRecorded', findings.length)
  count('AlertsTold', told)
  count('AlertsOwed', owed)
})
