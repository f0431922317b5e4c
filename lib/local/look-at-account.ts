import pLimit from 'p-limit'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { awsClients, callerIdentity, enabledRegions } from '#lib/aws/clients.ts'
import { collectorByService, collectors } from '#lib/aws/collectors/index.ts'
import { planScopes, takeSnapshot } from '#lib/aws/take-snapshot.ts'

/** Units looked at side by side. Each (service, region) has a rate limit of its own at AWS; the SDK's adaptive retry keeps below it. */
const sideBySide = 8

/** Where and how to look. */
export interface LookOptions {
  /** Regions to look in; empty: every region that is enabled. */
  readonly regions: readonly string[]
  /** Service groups to look at; empty: all. */
  readonly services: readonly string[]
  readonly now: () => number
  readonly onPart: (part: SnapshotPart, done: number, all: number) => void
}

/** Looks at the account of the ambient credentials, reading only. Throws when there are no usable credentials. */
export async function lookAtAccount({ regions, services, now, onPart }: LookOptions): Promise<readonly SnapshotPart[]> {
  const clients = awsClients()
  const { account } = await callerIdentity(clients)
  const where = regions.length > 0 ? regions : await regionsOrAdvice(clients)
  const wanted = collectors.filter((collector) => services.length === 0 || services.includes(collector.service))
  const scopes = planScopes({ accounts: [account], regions: where, collectors: wanted })
  const limit = pLimit(sideBySide)
  let done = 0
  const parts = await Promise.all(
    scopes.map((scope) =>
      limit(async () => {
        const collector = await collectorByService(scope.service).load()
        const taken = await takeSnapshot(collector, clients, scope, now(), { regions: where })
        for (const part of taken) onPart(part, done, scopes.length)
        done++
        return taken
      }),
    ),
  )
  return parts.flat()
}

async function regionsOrAdvice(clients: ReturnType<typeof awsClients>): Promise<readonly string[]> {
  try {
    return await enabledRegions(clients)
  } catch (error) {
    throw new Error(
      `The enabled regions could not be listed (ec2:DescribeRegions: ${(error as Error).message}). Name them with --region, or allow the call.`,
    )
  }
}
