import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'

/**
 * The canary's call in one region: `sts:GetCallerIdentity`, which needs no permission, changes nothing and which CloudTrail records
 * in the region that it is asked in. The mark in the user agent is what `lib/monitor/silence/canary.ts` looks for.
 */
async function callIn(region: string): Promise<void> {
  const client = new STSClient({ region, maxAttempts: 3, customUserAgent: [['keepwatch-canary', '1']] })
  try {
    await client.send(new GetCallerIdentityCommand({}))
  } finally {
    client.destroy()
  }
}

/** One call in each region, side by side. Resolves to the regions where it failed, with the error. */
export async function sendCanaries(regions: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const failed = new Map<string, unknown>()
  await Promise.all(
    regions.map((region) =>
      callIn(region).catch((error: unknown) => {
        failed.set(region, error)
      }),
    ),
  )
  return failed
}
