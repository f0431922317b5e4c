import { sendCanaries } from '#lib/aws/canary-call.ts'
import { doorEnv, listOf, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openState } from '#lib/aws/stores.ts'
import { canaryAges } from '#lib/monitor/silence/canary.ts'

/** From this age on the log names the region; the alarm waits longer. */
const late = 15 * 60_000

/**
 * Every five minutes: says how old the latest canary is that came through the whole pipe, and sends the next ones. A marked API call
 * in each watched region, on its way over CloudTrail, the region's rule, the bus, the queue and the detectors to the state table.
 */
export const handler = door<unknown, { readonly oldest: number }>(async (_, { logger, count }) => {
  const env = readEnv(doorEnv.canary)
  const regions = listOf(env.CANARY_REGIONS)
  const ages = await canaryAges(regions, openState(env), Date.now())
  const oldest = Math.max(0, ...ages.values())
  const missing = [...ages].filter(([, age]) => age > late).map(([region, age]) => `${region}: ${Math.round(age / 60_000)} min`)
  if (missing.length > 0) logger.warn('Canaries do not come through', { missing })
  count('CanaryAgeSeconds', Math.round(oldest / 1000))
  const failed = await sendCanaries(regions)
  if (failed.size > 0) throw new AggregateError([...failed.values()], `No canary could be sent in ${[...failed.keys()].join(', ')}.`)
  return { oldest }
})
