import { gzipSync } from 'node:zlib'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { integrityControls } from '#lib/audit/log-review/trail-integrity.ts'
import { openEvidence, openFindings } from '#lib/aws/stores.ts'
import type { AuditFinding } from '#lib/findings/finding.ts'
import { lambdaContext } from '#lib/local/lambda-context.ts'
import { handler } from '../../functions/review-logs.ts'
import { type SignedTrail, signedTrail } from '../audit/log-review/signed-trail.ts'
import { trailApi } from '../aws/log-review/trail-api.ts'
import { startDeployment } from './deployment.ts'

const hour = 3_600_000
const bucket = 'trail-bucket'
let { stores, end } = {} as Awaited<ReturnType<typeof startDeployment>>
let api: Awaited<ReturnType<typeof trailApi>>
let s3: S3Client
beforeEach(async () => {
  ;({ stores, end } = await startDeployment())
  stores.fauxqs.createBucket(bucket)
  s3 = new S3Client({ endpoint: stores.variables['AWS_ENDPOINT_URL_S3'] ?? '', forcePathStyle: true, region: 'us-east-1' })
  Object.assign(process.env, { TRAIL_BUCKETS: bucket, AUDIT_REGIONS: 'eu-west-1' })
})
afterEach(async () => {
  s3.destroy()
  await api.close()
  delete process.env['AWS_ENDPOINT_URL_CLOUDTRAIL']
  await end()
})

/** A trail of the last hours, delivered into the bucket, with the API that knows of it. */
async function deliver(trail: SignedTrail, answers: Readonly<Record<string, object | string>> = {}): Promise<void> {
  for (const [key, { body, metadata }] of trail.objects)
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `central/${key}`, Body: body, ...(metadata ? { Metadata: metadata } : {}) }))
  const described = { Name: 'main_trail', TrailARN: arn, S3BucketName: bucket, S3KeyPrefix: 'central', HomeRegion: 'eu-west-1' }
  api = await trailApi({
    DescribeTrails: { trailList: [{ ...described, LogFileValidationEnabled: true, IsMultiRegionTrail: true }] },
    ListPublicKeys: { PublicKeyList: [{ Fingerprint: trail.fingerprint, Value: Buffer.from(trail.der).toString('base64') }] },
    ...answers,
  })
  process.env['AWS_ENDPOINT_URL_CLOUDTRAIL'] = api.url
}

const arn = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main_trail'
/** Whole hours, so that the newest digest ends with the hour that is over. */
const recent = (hours = 30) => {
  const start = new Date(Math.floor(Date.now() / hour) * hour - hours * hour).toISOString()
  return signedTrail({ prefix: 'central/', start, hours, logsPerHour: 1 })
}
const run = () => handler({}, lambdaContext('review-logs', 840_000))
async function finding(id: string): Promise<AuditFinding | undefined> {
  const all = (await Array.fromAsync(openFindings(stores.variables).items.list({ kind: 'audit' }))) as AuditFinding[]
  return all.find(({ control, resource }) => control === id && resource.arn === arn)
}

describe('log review flow', () => {
  it('passes an untouched trail; a deleted and an altered file open findings that owe an alert; restored, they resolve', async () => {
    const trail = recent()
    await deliver(trail)
    expect(await run()).toEqual({ trails: 1, failed: 0 })
    expect((await finding(integrityControls.files.id))?.verdict).toBe('pass')

    const key = `central/${trail.logs.at(-3)}`
    const untouched = await (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body?.transformToByteArray()
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: gzipSync('{"Records":[]}') }))
    expect(await run()).toEqual({ trails: 1, failed: 1 })
    expect(await finding(integrityControls.files.id)).toMatchObject({
      verdict: 'fail',
      workflow: 'new',
      severity: 'high',
      alerts: [{ change: 'opened', state: 'pending' }],
      evidence: { faults: 1, files: [{ file: trail.logs.at(-3), state: 'altered' }] },
    })
    expect((await finding(integrityControls.chain.id))?.verdict).toBe('pass')

    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: untouched }))
    expect(await run()).toEqual({ trails: 1, failed: 0 })
    expect(await finding(integrityControls.files.id)).toMatchObject({ verdict: 'pass', workflow: 'resolved' })
    const listed = await openEvidence(stores.variables).get(`log-reviews/${(await finding(integrityControls.files.id))?.runId}.json`)
    expect(JSON.parse(Buffer.from(listed ?? '').toString())).toMatchObject({ summaries: [{ trail: arn, logFiles: { faults: 0 } }] })
  })

  it('refused keys pass nothing and close nothing', async () => {
    await deliver(recent(), { ListPublicKeys: 'AccessDeniedException' })
    expect(await run()).toEqual({ trails: 1, failed: 0 })
    expect(await finding(integrityControls.chain.id)).toBeUndefined()
  })

  it('a refused list of trails is an error of the run: the alarm goes off', async () => {
    await deliver(recent(2), { DescribeTrails: 'AccessDeniedException' })
    await expect(run()).rejects.toThrow()
  })
})
