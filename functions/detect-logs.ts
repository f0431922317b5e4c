import { s3 } from '#lib/aws/connections.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { queueDoor } from '#lib/aws/lambda.ts'
import { logObjectsOf, openLogObject } from '#lib/aws/log-object.ts'
import { type SetAsideItem, setAside } from '#lib/aws/set-aside.ts'
import { openFindings, openState, openTopics } from '#lib/aws/stores.ts'
import { settleOutbox } from '#lib/findings/settle-outbox.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

/** Delivered log files (CloudTrail, VPC flow logs): streamed in bounded batches, analysed, stored, told. */
export const handler = queueDoor(async (records, { logger, count }) => {
  const env = readEnv(doorEnv.monitor)
  const { store } = openFindings(env)
  for (const object of records.flatMap(({ body }) => logObjectsOf(body))) {
    const name = `s3://${object.bucket}/${object.key}`
    const chunks = await openLogObject(s3(), object)
    const unreadable: SetAsideItem[] = chunks ? [] : [{ name, record: null, reason: 'the object was gone before it was read', sample: '' }]
    let total = unreadable.length
    const needs = builtInRuleset().recordNeeds()
    for await (const { events, unmatched, setAside: items, unlisted } of chunks ? readEventBatches(chunks, { name, needs }) : []) {
      unreadable.push(...items)
      total += items.length + unlisted
      const findings = await store.record(await detect(builtInRuleset(), events, openState(env), { now: Date.now() }))
      const { told, owed } = await settleOutbox(findings, store, openTopics(env, renderMessages, logger))
      count('EventsRead', events.length + unmatched)
      count('FindingsRecorded', findings.length)
      count('AlertsTold', told)
      count('AlertsOwed', owed)
    }
    const key = await setAside(s3(), env.SET_ASIDE_BUCKET, 'logs', unreadable, total)
    if (key) logger.warn('Records set aside', { key, items: total, reason: unreadable[0]?.reason })
    count('RecordsSetAside', total)
  }
})
