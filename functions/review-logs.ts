import { KeyRings } from '#lib/audit/log-review/public-keys.ts'
import { reviewTrails } from '#lib/audit/log-review/review-trails.ts'
import { awsClients } from '#lib/aws/clients.ts'
import { doorEnv, listOf, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { LogBucket } from '#lib/aws/log-review/log-bucket.ts'
import { trailKeys } from '#lib/aws/log-review/trail-keys.ts'
import { describeTrails } from '#lib/aws/log-review/trails.ts'
import { s3Client } from '#lib/aws/s3-clients.ts'
import { openEvidence, openFindings, openState } from '#lib/aws/stores.ts'
import { silenceKey } from '#lib/monitor/silence/heard-source.ts'
import type { Rhythm } from '#lib/monitor/silence/rhythm.ts'

/** A day, and three hours that the run before could not see yet. */
const lookBack = 27 * 3_600_000

/** Once a day: verifies the digests and log files of the account's trails, records findings, and keeps the record as evidence. */
export const handler = door<unknown, { readonly trails: number; readonly failed: number }>(async (_, { context }) => {
  const env = readEnv(doorEnv.reviewLogs)
  const clients = awsClients()
  const [state, regions] = [openState(env), listOf(env.AUDIT_REGIONS)]
  const now = Date.now()
  const range = { from: now - lookBack, to: now, runId: `log-review-${new Date(now).toISOString().slice(0, 19)}Z` }
  const keys = new KeyRings((region) => trailKeys(clients, region, range))
  const { observations, summaries, skipped } = await reviewTrails({
    ...range,
    trails: await describeTrails(clients, regions),
    regions,
    account: context.invokedFunctionArn.split(':')[4] ?? '',
    buckets: new Set(listOf(env.TRAIL_BUCKETS)),
    storeOf: (bucket, prefix) => new LogBucket(s3Client(clients, clients.homeRegion), bucket, prefix),
    keysOf: (regions) => keys.of(regions),
    hasTime: () => context.getRemainingTimeInMillis() > 60_000,
    lastHeard: async (account, region) =>
      (await state.read<Rhythm>(silenceKey({ source: 'cloudtrail', way: 'files', account, region }), now))?.last,
  })
  await openFindings(env).store.record(observations)
  await openEvidence(env).put(`log-reviews/${range.runId}.json`, JSON.stringify({ ...range, summaries, skipped }))
  return { trails: summaries.length, failed: observations.filter(({ verdict }) => verdict === 'fail').length }
})
