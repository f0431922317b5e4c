import { runKeys } from '#lib/audit/run-manifest.ts'
import type { SnapshotScope } from '#lib/audit/snapshot.ts'
import { snapshotObject } from '#lib/audit/snapshot-object.ts'
import { assumeRole, awsClients } from '#lib/aws/clients.ts'
import { collectorByService } from '#lib/aws/collectors/index.ts'
import { doorEnv, listOf, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openEvidence } from '#lib/aws/stores.ts'
import { type Resume, takeSnapshotParts } from '#lib/aws/take-snapshot.ts'

/** A unit of an audit run, and where an earlier call for it left off (null: at the beginning). */
type Unit = SnapshotScope & { readonly runId: string; readonly resume: Resume | null }

/** Time left, in milliseconds, at which a unit stops at the next page and leaves the rest to another call. */
const timeToStop = 240_000

/** One unit of an audit run: looks at one service in one account and region, and stores what it saw and what it was refused. */
export const handler = door<Unit, { readonly done: boolean; readonly resume: Resume | null }>(
  async ({ runId, resume, ...scope }, { logger, count, context }) => {
    const env = readEnv(doorEnv.collect)
    const clients = env.AUDIT_ROLE_NAME === '' ? awsClients() : assumeRole(scope.account, env.AUDIT_ROLE_NAME)
    const collector = await collectorByService(scope.service).load()
    const evidence = openEvidence(env)
    const isTimeUp = (): boolean => context.getRemainingTimeInMillis() < timeToStop
    const options = { regions: listOf(env.AUDIT_REGIONS), resume: resume ?? undefined, isTimeUp }
    let next: Resume | undefined
    for await (const { part, more, resume: rest } of takeSnapshotParts(collector, clients, scope, Date.now(), options)) {
      const { key, body, record } = snapshotObject(part, more)
      await evidence.putOnce(key, body, 'application/gzip')
      await evidence.put(runKeys.part(runId, scope, part.chunk), JSON.stringify(record))
      for (const gap of part.gaps) logger.warn('Could not look', { gap })
      count('ResourcesSeen', part.resources.length)
      count('Gaps', part.gaps.length)
      next = rest
    }
    return { done: next === undefined, resume: next ?? null }
  },
)
