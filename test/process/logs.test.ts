import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedTrail, signedTrail } from '../audit/log-review/signed-trail.ts'
import { type TrailAnswers, trailApi } from '../aws/log-review/trail-api.ts'
import { ndjson, runNode } from './run-process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
})
afterAll(() => rm(directory, { recursive: true }))

const logs = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'logs', ...args])

/** A trail as `aws s3 sync` leaves it, metadata beside the digests, and a file of its keys. */
async function download(
  name: string,
  trail: SignedTrail,
  { prefix = '', metadata = true } = {},
): Promise<{ folder: string; keys: string }> {
  const folder = join(directory, name)
  for (const [key, object] of trail.objects) {
    const file = join(folder, prefix, key)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, object.body)
    if (metadata && key.includes('CloudTrail-Digest'))
      await writeFile(`${file}.metadata.json`, JSON.stringify({ ContentLength: 1, Metadata: object.metadata }))
  }
  const keys = join(directory, `${name}-keys.json`)
  const list = [{ Value: Buffer.from(trail.der).toString('base64'), Fingerprint: trail.fingerprint, ValidityStartTime: 0 }]
  await writeFile(keys, JSON.stringify({ PublicKeyList: list }))
  return { folder, keys }
}

describe('keepwatch logs verify on downloaded files', () => {
  it('proves an untouched trail, wherever in the path AWSLogs is', async () => {
    const trail = signedTrail({ prefix: 'central/', hours: 3 })
    const { folder, keys } = await download('clean', trail, { prefix: 'central' })
    for (const place of [folder, join(folder, 'central'), join(folder, 'central', 'AWSLogs')]) {
      const ended = await logs('verify', place, '--public-keys', keys)
      expect(ended.code, ended.err).toBe(0)
      const lines = ndjson(ended.out)
      expect(lines).toHaveLength(9)
      expect(lines.find(({ kind }) => kind === 'digest')).toEqual({
        file: trail.digests[0],
        ok: true,
        expected: expect.stringContaining(trail.fingerprint),
        actual: expect.any(String),
        kind: 'digest',
        state: 'valid',
        account: '111122223333',
        region: 'eu-west-1',
        trail: 'main_trail',
      })
    }
  })

  it('names what was altered and deleted, in every form', async () => {
    const trail = signedTrail()
    const [altered = '', deleted = ''] = [trail.logs[0], trail.logs[3]]
    trail.objects.set(altered, { body: gzipSync('{"Records":[]}'), metadata: {} })
    trail.objects.delete(deleted)
    const { folder, keys } = await download('altered', trail)
    const ask = async (format: string) => {
      const ended = await logs('verify', folder, '--public-keys', keys, '--format', format)
      expect(ended.code, ended.err).toBe(3)
      expect(ended.err).toContain('10 proven, 2 not as delivered, 0 unknown')
      return ended.out
    }
    const rows = ndjson(await ask('ndjson'))
    expect(rows.filter(({ ok }) => ok === false).map(({ file, state }) => [file, state])).toEqual([
      [altered, 'altered'],
      [deleted, 'missing'],
    ])
    expect(JSON.parse(await ask('json'))).toEqual(rows)
    const csv = (await ask('csv')).trimEnd().split('\r\n')
    expect(csv[0]).toBe('file,ok,expected,actual,kind,state,account,region,trail')
    expect(csv).toHaveLength(rows.length + 1)
    const table = await ask('table')
    expect(table).toContain(altered)
    expect(table).not.toContain(trail.logs[1])
  })

  it('a range that the digests do not reach to its end', async () => {
    const { folder, keys } = await download('short', signedTrail())
    const ended = await logs('verify', folder, '--public-keys', keys, '--from', '2026-01-31', '--to', '2026-01-31T12:00:00Z')
    expect(ended.code, ended.err).toBe(3)
    expect(ndjson(ended.out).filter(({ ok }) => ok !== true)).toEqual([expect.objectContaining({ state: 'gap', ok: false })])
  })

  it.each([
    ['without keys', true, false],
    ['without metadata', false, true],
  ])('%s nothing is proven: exit code 1', async (name, metadata, withKeys) => {
    const { folder, keys } = await download(name, signedTrail(), { metadata })
    const ended = await logs('verify', folder, ...(withKeys ? ['--public-keys', keys] : []))
    expect(ended.code, ended.err).toBe(1)
    expect(new Set(ndjson(ended.out).map(({ ok }) => ok))).toEqual(new Set([null]))
  })

  it('digests may not lead out of their folder', async () => {
    const trail = signedTrail({ hours: 1, logsPerHour: 1 })
    await writeFile(join(directory, 'secret'), 'x')
    const out = signedTrail({ hours: 1, logsPerHour: 1, prefix: 'AWSLogs/../../' })
    for (const [key, object] of out.objects) if (key.includes('Digest')) trail.objects.set(trail.digests[0] ?? '', object)
    const { folder, keys } = await download('traversal', trail)
    const ended = await logs('verify', folder, '--public-keys', keys)
    expect(ended.code).not.toBe(0)
    expect(ndjson(ended.out).filter(({ kind, ok }) => kind === 'log' && ok === true)).toEqual([])
  })

  it('only what is asked for', async () => {
    const { folder, keys } = await download('regions', signedTrail())
    const ended = await logs('verify', folder, '--public-keys', keys, '--region', 'us-east-1')
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(ended.err).toContain('Nothing was verified')
  })
})

describe('keepwatch logs verify on a bucket', () => {
  /** Runs the command against a bucket that holds a trail, and a stand-in for the API of CloudTrail. */
  async function live(trail: SignedTrail, answers: TrailAnswers, ...args: string[]) {
    const fauxqs = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false, defaultRegion: 'us-east-1' })
    const api = await trailApi(answers)
    const access = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' }
    const s3 = new S3Client({
      endpoint: fauxqs.address,
      forcePathStyle: true,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
    try {
      fauxqs.createBucket('trail-bucket')
      for (const [key, { body, metadata }] of trail.objects)
        await s3.send(
          new PutObjectCommand({ Bucket: 'trail-bucket', Key: `central/${key}`, Body: body, ...(metadata ? { Metadata: metadata } : {}) }),
        )
      return await runNode(['bin/keepwatch.mjs', 'logs', 'verify', ...args], {
        env: { ...access, AWS_ENDPOINT_URL_S3: fauxqs.address, AWS_ENDPOINT_URL_CLOUDTRAIL: api.url },
      })
    } finally {
      s3.destroy()
      await api.close()
      await fauxqs.stop()
    }
  }
  const keysOf = ({ fingerprint, der }: SignedTrail) => ({
    PublicKeyList: [{ Fingerprint: fingerprint, Value: Buffer.from(der).toString('base64') }],
  })
  const range = ['--from', '2026-01-31', '--to', '2026-01-31T04:30:00Z']

  it('asks CloudTrail for the keys and proves what lies there, whatever the prefix is called', async () => {
    const trail = signedTrail({ prefix: 'central/' })
    for (const place of ['s3://trail-bucket/central', 's3://trail-bucket/central/AWSLogs/111122223333/']) {
      const ended = await live(trail, { ListPublicKeys: keysOf(trail) }, place, ...range)
      expect(ended.code, ended.err).toBe(0)
      expect(ndjson(ended.out)).toHaveLength(12)
    }
  })

  it('without --to, hours up to now are expected to have digests', async () => {
    const trail = signedTrail({ prefix: 'central/' })
    const ended = await live(trail, { ListPublicKeys: keysOf(trail) }, 's3://trail-bucket/central')
    expect(ended.code, ended.err).toBe(3)
    expect(ndjson(ended.out).filter(({ ok }) => ok !== true)).toEqual([expect.objectContaining({ state: 'gap' })])
  })

  it.each<[string, TrailAnswers, string[], number]>([
    ['keys refused: nothing is proven', { ListPublicKeys: 'AccessDeniedException' }, ['s3://trail-bucket/central'], 1],
    ['a prefix where nothing lies', {}, ['s3://trail-bucket/other'], 1],
    ['a bucket that is not there', {}, ['s3://no-bucket'], 1],
  ])('%s: exit code %#', async (_name, answers, args, code) => {
    const ended = await live(signedTrail({ prefix: 'central/' }), answers, ...args, ...range)
    expect(ended.code, ended.err).toBe(code)
    expect(ndjson(ended.out).filter(({ ok }) => ok !== null)).toEqual([])
  })
})

const part = (service: string, region: string, types: readonly string[], resources: readonly object[], gaps: readonly object[] = []) => ({
  account: '111122223333',
  region,
  service,
  takenAt: '2026-01-31T12:00:00.000Z',
  types,
  resources,
  gaps,
  calls: [],
})
const resource = (type: string, arn: string, region: string, configuration: object, observed: object = {}) => ({
  type,
  arn,
  account: '111122223333',
  region,
  tags: {},
  configuration,
  observed,
})

describe('keepwatch logs review', () => {
  const vpc = resource('AWS::EC2::VPC', 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1', 'eu-west-1', {}, { FlowLogs: [], QueryLogs: [] })
  const trail = resource('AWS::CloudTrail::Trail', 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main', 'eu-west-1', {
    S3BucketName: 'trail-bucket',
    IsLogging: true,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: false,
  })
  const event = {
    eventVersion: '1.08',
    eventID: '0a1b2c3d-0000-4000-8000-000000000001',
    eventTime: '2026-01-31T09:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'DeleteObject',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '203.0.113.9',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/mallory', accountId: '111122223333' },
    requestParameters: { bucketName: 'trail-bucket', key: 'anything' },
    recipientAccountId: '111122223333',
  }

  it('says which source logs where, how it is kept and who touched it', async () => {
    const snapshot = join(directory, 'snapshot.json')
    const events = join(directory, 'events')
    await mkdir(events)
    await writeFile(join(events, 'events.json.gz'), gzipSync(JSON.stringify({ Records: [event] })))
    const parts = [part('vpc', 'eu-west-1', ['AWS::EC2::VPC'], [vpc]), part('cloudtrail', 'eu-west-1', ['AWS::CloudTrail::Trail'], [trail])]
    await writeFile(snapshot, JSON.stringify({ parts }))
    const ended = await logs('review', '--snapshot', snapshot, '--events', events)
    expect(ended.code, ended.err).toBe(3)
    const rows = ndjson(ended.out)
    const states = new Map(rows.flatMap((row) => (row['kind'] === 'source' ? [[row['source'], row['state']]] : [])))
    expect(states.get('cloudtrail')).toBe('on')
    expect(states.get('vpc-flow-logs')).toBe('off')
    expect(states.get('waf-logs')).toBe('unknown')
    expect(rows.find(({ kind }) => kind === 'store')).toMatchObject({
      store: 'trail-bucket',
      validated: { value: 'no' },
      kept: { value: 'unknown' },
    })
    expect(rows.find(({ kind }) => kind === 'access')).toMatchObject({
      principal: 'arn:aws:iam::111122223333:user/mallory',
      deletions: 1,
      stores: ['s3://trail-bucket'],
      from: ['203.0.113.9'],
    })
    const table = await logs('review', '--snapshot', snapshot, '--events', events, '--format', 'table')
    expect(table.out).toMatch(/eu-west-1 +vpc-flow-logs +off/)
    expect(table.out).toContain('user/mallory')
    const csv = await logs('review', '--snapshot', snapshot, '--format', 'csv')
    expect(csv.out.split('\r\n')[0]).toMatch(/^kind,account,region,source/)
    expect(JSON.parse((await logs('review', '--snapshot', snapshot, '--format', 'json')).out).source).toHaveLength(states.size)
  })

  it('what was not seen is unknown, never on: exit code 1', async () => {
    const snapshot = join(directory, 'empty.json')
    await writeFile(snapshot, JSON.stringify({ parts: [part('sns', 'eu-west-1', ['AWS::SNS::Topic'], [])] }))
    const ended = await logs('review', '--snapshot', snapshot)
    expect(ended.code, ended.err).toBe(1)
    expect(new Set(ndjson(ended.out).map(({ state }) => state))).toEqual(new Set(['unknown']))
  })
})

describe('usage', () => {
  it.each([
    [['nothing'], 2, 'wanted verify or review'],
    [['verify'], 2, 'wanted one: PATH or s3://BUCKET'],
    [['verify', '.', '--from', 'yesterday'], 2, 'wanted a time in UTC'],
    [['verify', '.', '--from', '2026-02-01', '--to', '2026-01-01'], 2, 'is not before'],
    [['verify', '.', '--format', 'xml'], 2, 'wanted one of table, ndjson, json, csv'],
    [['verify', 'not-there'], 1, 'Cannot read'],
    [['verify', 'bin'], 1, 'No folder AWSLogs'],
    [['verify', 's3://'], 1, 'names no bucket'],
    [['verify', 'bin', '--public-keys', 'package.json'], 1, 'holds no public keys'],
    [['review', 'snapshot.json'], 2, '--snapshot'],
    [['review', '--snapshot', 'package.json'], 1, 'package.json'],
  ])('%j', async (args, code, words) => {
    const ended = await logs(...args)
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(words)])
  })

  it('help', async () => {
    const ended = await logs('--help')
    expect(ended.code).toBe(0)
    expect(ended.out).toContain('keepwatch logs verify')
  })
})
