import { s3 } from '#lib/aws/connections.ts'
import { doorEnv, readEnv } from '#lib/aws/env.ts'
import { queueDoor } from '#lib/aws/lambda.ts'
import { logObjectsOf, openLogObject } from '#lib/aws/log-object.ts'
import { operatorText } from '#lib/aws/operator-file.ts'
import { type SetAsideItem, setAside } from '#lib/aws/set-aside.ts'
import { openAlerting, openFindings, openState } from '#lib/aws/stores.ts'
import { settleAlerts } from '#lib/findings/settle-alerts.ts'
import { deployedRuleset } from '#lib/monitor/deployed-ruleset.ts'
import { detect } from '#lib/monitor/detect.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { HeardSources } from '#lib/monitor/silence/heard-sources.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'

const heard = new HeardSources()

/** Delivered log files (CloudTrail, VPC flow logs): streamed in bounded batches, analysed, stored, told. */
export const handler = queueDoor(async (records, { logger, count }) => {
  const env = readEnv(doorEnv.monitor)
  const ruleset = deployedRuleset(operatorText(env.OPERATOR_FILE), (message) => logger.warn(message))
  const { store } = openFindings(env)
  for (const object of records.flatMap(({ body }) => logObjectsOf(body))) {
    const name = `s3://${object.bucket}/${object.key}`
    const chunks = await openLogObject(s3(), object)
    const unreadable: SetAsideItem[] = chunks ? [] : [{ name, record: null, reason: 'the object was gone before it was read', sample: '' }]
    let total = unreadable.length
    const needs = ruleset.recordNeeds()
    for await (const { events, unmatched, setAside: items, unlisted } of chunks
      ? readEventBatches(chunks, { name, needs, asOf: Date.now() })
      : []) {
      unreadable.push(...items)
      total += items.length + unlisted
      const findings = await store.record(await detect(ruleset, events, openState(env), { now: Date.now() }))
      const { told, owed } = await settleAlerts(findings, [], openAlerting(env, renderMessages, logger))
      heard.hearFile(object.key, events, unmatched, Date.now())
      count('EventsRead', events.length + unmatched)
      count('FindingsRecorded', findings.length)
      count('AlertsTold', told)
      count('AlertsOwed', owed)
    }
    for (const error of await heard.record(openState(env), Date.now())) logger.warn('A log source was not noted', { error: error as Error })
    const key = await setAside(s3(), env.SET_ASIDE_BUCKET, 'logs', unreadable, total)
    if (key) logger.warn('Records set aside', { key, items: total, reason: unreadable[0]?.reason })
    count('RecordsSetAside', total)
  }
})
