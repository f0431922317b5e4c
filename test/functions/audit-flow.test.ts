import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runKeys } from '#lib/audit/run-manifest.ts'
import { readRunResults } from '#lib/audit/run-results.ts'
import { emptySummary, verifyEvidence } from '#lib/audit/seal/verify-evidence.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import { openEvidence, openFindings } from '#lib/aws/stores.ts'
import type { AuditFinding } from '#lib/findings/finding.ts'
import { lambdaContext } from '#lib/local/lambda-context.ts'
import { readSnapshotFiles } from '#lib/local/snapshot-files.ts'
import { handler as evaluate } from '../../functions/evaluate.ts'
import { handler as planAudit } from '../../functions/plan-audit.ts'
import { startDeployment } from './deployment.ts'

let { stores, deployment, end } = {} as Awaited<ReturnType<typeof startDeployment>>
beforeEach(async () => {
  ;({ stores, deployment, end } = await startDeployment())
})
afterEach(async () => {
  await end()
})

const day = 86_400_000
const start = Date.parse('2026-03-10T15:00:00Z')
const recorded = await readSnapshotFiles('samples/snapshot')
const on = (parts: readonly SnapshotPart[], days: number): SnapshotPart[] =>
  parts.map((part) => ({ ...part, takenAt: new Date(start + days * day).toISOString() }))
const record = (parts: readonly SnapshotPart[], days: number): Promise<string> => deployment.record(on(parts, days), start + days * day)
const audit = (parts: readonly SnapshotPart[], days: number): Promise<string> => deployment.audit(on(parts, days), start + days * day)

const bucketArn = 'arn:aws:s3:::larkspur-partner-exchange'
async function bucketFinding(): Promise<AuditFinding | undefined> {
  const findings = (await Array.fromAsync(openFindings(stores.variables).items.list({ kind: 'audit' }))) as AuditFinding[]
  return findings.find(({ control, resource }) => control === 's3-bucket-public-access-blocked' && resource.arn === bucketArn)
}

describe('audit flow', () => {
  it('opens, stays, resolves; and a run of the past changes nothing', async () => {
    await audit(recorded, 1)
    expect(await bucketFinding()).toMatchObject({ verdict: 'fail', workflow: 'new', episode: 1 })
    const closed = recorded.map((part) => ({
      ...part,
      resources: part.resources.map((resource) =>
        resource.arn === bucketArn
          ? {
              ...resource,
              configuration: {
                ...resource.configuration,
                PublicAccessBlockConfiguration: {
                  BlockPublicAcls: true,
                  IgnorePublicAcls: true,
                  BlockPublicPolicy: true,
                  RestrictPublicBuckets: true,
                },
              },
            }
          : resource,
      ),
    }))
    await audit(closed, 3)
    expect(await bucketFinding()).toMatchObject({ verdict: 'pass', workflow: 'resolved' })
    await audit(recorded, 2)
    expect(await bucketFinding()).toMatchObject({ verdict: 'pass', workflow: 'resolved', episode: 1 })
  })

  it('resolves nothing that was not seen, and resolves what is gone for sure', async () => {
    await audit(recorded, 1)
    const refused = recorded.map((part) =>
      part.service === 's3'
        ? {
            ...part,
            resources: [],
            gaps: [
              {
                ...{ account: part.account, region: part.region, service: 's3' },
                action: 's3:ListBuckets',
                outcome: 'denied' as const,
                reason: 'AccessDenied',
                types: ['AWS::S3::Bucket'],
              },
            ],
          }
        : part,
    )
    await audit(refused, 2)
    expect(await bucketFinding()).toMatchObject({ verdict: 'fail', workflow: 'new' })
    const gone = recorded.map((part) => ({ ...part, resources: part.resources.filter((resource) => resource.arn !== bucketArn) }))
    await audit(gone, 3)
    expect(await bucketFinding()).toMatchObject({ verdict: 'not-applicable', workflow: 'resolved' })
  })

  it('counts a planned unit that gave nothing as unknown and missing', async () => {
    const runId = await record(recorded, 1)
    const evidence = openEvidence(stores.variables)
    const read = async (key: string) => JSON.parse(Buffer.from((await evidence.get(key)) ?? []).toString('utf8'))
    const planned = { runId, account: '111122223333', region: 'eu-west-1', service: 'kms', types: ['AWS::KMS::Key'] }
    await evidence.put(runKeys.plan(runId), JSON.stringify([...(await read(runKeys.plan(runId))), planned]))
    const { verdicts } = await evaluate({ runId }, lambdaContext('evaluate'))
    expect(verdicts['unknown']).toBeGreaterThan(0)
    expect((await read(runKeys.manifest(runId))).missing).toMatchObject([{ region: 'eu-west-1', service: 'kms' }])
    const results = await Array.fromAsync(readRunResults(evidence, runId, '111122223333'))
    const there = results.filter(({ resource, control }) => resource.region === 'eu-west-1' && control.startsWith('kms-'))
    expect(there.length).toBeGreaterThan(0)
    expect(new Set(there.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']))
  })

  it('keeps the vulnerability review beside the results', async () => {
    const runId = await audit(recorded, 1)
    const body = await openEvidence(stores.variables).get(runKeys.vulnerabilities(runId, '111122223333'))
    const review = JSON.parse(gunzipSync(body ?? new Uint8Array()).toString('utf8')) as { resources: { score: number }[] }
    expect(review.resources.length).toBeGreaterThan(0)
    expect(review.resources.map(({ score }) => score)).toEqual(review.resources.map(({ score }) => score).sort((a, b) => b - a))
  })

  it('refuses evidence that was altered', async () => {
    const runId = await record(recorded, 1)
    const evidence = openEvidence(stores.variables)
    const [first = ''] = await Array.fromAsync(evidence.keys('snapshots/'))
    await evidence.put(first, gzipSync('{"resources":[]}'))
    await expect(evaluate({ runId }, lambdaContext('evaluate'))).rejects.toThrow(/was altered/)
  })

  it('seals a run, which delivered again changes nothing', async () => {
    const runId = await audit(recorded, 1)
    const evidence = openEvidence(stores.variables)
    const verified = async () => {
      const summary = emptySummary()
      for await (const _ of verifyEvidence(evidence, {}, summary));
      return summary
    }
    const before = await verified()
    expect(before).toMatchObject({ seals: 1, failed: 0 })
    expect(before.files).toBeGreaterThan(recorded.length)
    expect(await evaluate({ runId }, lambdaContext('evaluate'))).toEqual({ open: 0, verdicts: {} })
    expect(await verified()).toEqual(before)
    await audit(recorded, 2)
    expect(await verified()).toMatchObject({ seals: 2, failed: 0 })
  })

  it('writes the same content once, however often it is seen', async () => {
    await audit(recorded, 1)
    const evidence = openEvidence(stores.variables)
    const before = await Array.fromAsync(evidence.keys('snapshots/'))
    await audit(recorded, 2)
    expect(await Array.fromAsync(evidence.keys('snapshots/'))).toEqual(before)
    expect(before.length).toBe(recorded.length)
  })

  it('plans every account, region and service once, and a slot twice as one run', async () => {
    const slot = '2026-03-10T03:00:00Z'
    const first = await planAudit({ slot }, lambdaContext('plan-audit'))
    expect(await planAudit({ slot }, lambdaContext('plan-audit'))).toEqual(first)
    const plan = JSON.parse(Buffer.from((await openEvidence(stores.variables).get(first.planKey)) ?? []).toString('utf8')) as {
      service: string
      region: string
    }[]
    const units = plan.map(({ service, region }) => `${service} ${region}`)
    expect(units.sort()).toEqual(collectors.map(({ service, scope }) => `${service} ${scope === 'global' ? 'global' : 'us-east-1'}`).sort())
    expect(units).toEqual(expect.arrayContaining(['iam global', 'ec2 us-east-1']))
  })
})
