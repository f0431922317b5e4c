import { expect, test } from 'vitest'
import { CallPace } from '#lib/aws/call-pace.ts'

/** Waits of each of `calls` calls made at the same instant, in milliseconds. */
async function waits(calls: readonly (readonly [service: string, region: string])[], pace?: CallPace): Promise<readonly number[]> {
  const waited: number[] = []
  const paced =
    pace ??
    new CallPace(
      () => 0,
      async (milliseconds) => waited.push(milliseconds),
    )
  for (const [service, region] of calls) await paced.turn(service, region)
  return waited
}
const times = (count: number, service = 'rds', region = 'eu-west-1') => Array.from({ length: count }, () => [service, region] as const)

test('a burst goes at once, the rest one after the other at the rate', async () => {
  expect(await waits(times(40))).toEqual([])
  expect(await waits(times(43))).toEqual([50, 100, 150])
})

test('each service and region has its own bucket', async () => {
  expect(await waits([...times(40), ...times(40, 'rds', 'us-east-1'), ...times(40, 'iam')])).toEqual([])
})

test('a service with a lower quota waits longer', async () => {
  expect(await waits(times(16, 'lambda'))).toEqual([100])
})

test('time fills the bucket again, never above its burst', async () => {
  let now = 0
  const waited: number[] = []
  const pace = new CallPace(
    () => now,
    async (milliseconds) => waited.push(milliseconds),
  )
  await waits(times(40), pace)
  now = 1_000
  await waits(times(20), pace)
  expect(waited).toEqual([])
  await waits(times(1), pace)
  expect(waited).toEqual([50])
  now = 1_000_000
  await waits(times(41), pace)
  expect(waited).toEqual([50, 50])
})
