import pLimit from 'p-limit'
import type { Wants } from '#lib/audit/demand.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { type AwsClients, assumeRoleArn, awsClients, callerIdentity, enabledRegions } from '#lib/aws/clients.ts'
import { actionsOf } from '#lib/aws/collector.ts'
import { collectorByService, collectors } from '#lib/aws/collectors/index.ts'
import { planScopes, takeSnapshotParts } from '#lib/aws/take-snapshot.ts'

/** Units looked at side by side. Each (service, region) has a rate limit of its own at AWS, and calls keep below it. */
const sideBySide = 12

/** Where and how to look. */
export interface LookOptions {
  /** Regions to look in; empty: every region that is enabled. */
  readonly regions: readonly string[]
  /** What is read; nothing else is asked for. @default everything */
  readonly wants?: Wants
  /** Roles to assume, one for each account to look at; empty: the account of the ambient credentials. */
  readonly roleArns?: readonly string[]
  readonly externalId?: string | undefined
  readonly now: () => number
  /** Told of each part as it comes; the next is not awaited. */
  readonly onPart: (part: SnapshotPart, done: number, all: number) => Promise<void> | void
}

/** Looks at accounts, reading only. Throws when there are no usable credentials. */
export async function lookAtAccounts(options: LookOptions): Promise<void> {
  const { roleArns = [], externalId } = options
  const own = awsClients()
  const all = roleArns.length === 0 ? [own] : roleArns.map((arn) => assumeRoleArn(arn, externalId))
  const wants = options.wants ?? (() => true)
  const wanted = collectors.filter(({ brings }) => Object.keys(brings).some((type) => wants(type)))
  const plans = await Promise.all(
    all.map(async (clients) => {
      const { account } = await callerIdentity(clients)
      const regions = options.regions.length > 0 ? options.regions : await regionsOrAdvice(clients)
      return planScopes({ accounts: [account], regions, collectors: wanted }).map((scope) => ({ clients, scope, regions }))
    }),
  )
  const units = plans.flat()
  const limit = pLimit(sideBySide)
  let done = 0
  await Promise.all(
    units.map(({ clients, scope, regions }) =>
      limit(async () => {
        const collector = await collectorByService(scope.service).load()
        for await (const { part, more } of takeSnapshotParts(collector, clients, scope, options.now(), { regions, wants })) {
          if (!more) done++
          await options.onPart(part, done, units.length)
        }
      }),
    ),
  )
}

/** Looks at one account and holds all parts at once, for accounts of ordinary size. */
export async function lookAtAccount(options: LookOptions): Promise<readonly SnapshotPart[]> {
  const parts: SnapshotPart[] = []
  await lookAtAccounts({
    ...options,
    onPart: async (part, done, all) => {
      parts.push(part)
      await options.onPart(part, done, all)
    },
  })
  return parts
}

/** The IAM actions that looking takes, the planning of it included; sorted. */
export function actionsToLook(wants: Wants, regionsNamed: boolean): readonly string[] {
  const planning = ['sts:GetCallerIdentity', ...(regionsNamed ? [] : ['ec2:DescribeRegions'])]
  return [...new Set([...planning, ...collectors.flatMap((collector) => actionsOf(collector, wants))])].sort()
}

async function regionsOrAdvice(clients: AwsClients): Promise<readonly string[]> {
  try {
    return await enabledRegions(clients)
  } catch (error) {
    throw new Error(
      `The enabled regions could not be listed (ec2:DescribeRegions: ${(error as Error).message}). Name them with --region, or allow the call.`,
    )
  }
}
