import { runKeys } from '#lib/audit/run-manifest.ts'
import type { SnapshotScope } from '#lib/audit/snapshot.ts'
import { snapshotObject } from '#lib/audit/snapshot-object.ts'
import { assumeRole, awsClients } from '#lib/aws/clients.ts'
import { collectorByService } from '#lib/aws/collectors/index.ts'
import { doorEnv, listOf, readEnv } from '#lib/aws/env.ts'
import { door } from '#lib/aws/lambda.ts'
import { openEvidence } from '#lib/aws/stores.ts'
import { takeSnapshot } from '#lib/aws/take-snapshot.ts'

/** One unit of an audit run: looks at one service in one account and region, and stores what it saw and what it was refused. */
export const handler = door<
  SnapshotScope & { readonly runId: string },
  { readonly partKey: string; readonly resources: number; readonly gaps: number }
>(async ({ runId, ...scope }, { logger, count }) => {
  const env = readEnv(doorEnv.collect)
  const clients = env.AUDIT_ROLE_NAME === '' ? awsClients() : assumeRole(scope.account, env.AUDIT_ROLE_NAME)
  const collector = await collectorByService(scope.service).load()
  const [part] = await takeSnapshot(collector, clients, scope, Date.now(), { regions: listOf(env.AUDIT_REGIONS) })
  if (!part) throw new Error(`${scope.service} gave no part`)
  const { key, body, record } = snapshotObject(part)
  const evidence = openEvidence(env)
  await evidence.putOnce(key, body, 'application/gzip')
  const partKey = runKeys.part(runId, scope)
  await evidence.put(partKey, JSON.stringify(record))
  for (const gap of part.gaps) logger.warn('Could not look', { gap })
  count('ResourcesSeen', part.resources.length)
  count('Gaps', part.gaps.length)
  return { partKey, resources: part.resources.length, gaps: part.gaps.length }
})
