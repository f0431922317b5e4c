import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunManifest } from '#lib/audit/run-manifest.ts'
import { awsClients } from '#lib/aws/clients.ts'
import { collectorByService } from '#lib/aws/collectors/index.ts'
import { takeSnapshot } from '#lib/aws/take-snapshot.ts'
import type { faultyAnswer, PagedAnswer } from './fault.ts'
import { type AccountAccess, endpoint, freshAccount, keepwatch, type ProxyRules, startProxy } from './moto.ts'
import { seedBad } from './seed.ts'

interface Judged {
  readonly code: number | null
  /** Verdict by check and resource. */
  readonly verdicts: ReadonlyMap<string, string>
  readonly manifest: RunManifest
  readonly seconds: number
}

let folder = ''
let access: AccountAccess
let baseline: Judged

async function audit(rules: ProxyRules, region = 'us-east-1'): Promise<Judged> {
  const proxy = await startProxy(endpoint ?? '', rules)
  const file = join(folder, `${Math.random()}.json`)
  const began = performance.now()
  try {
    const { code, stdout } = await keepwatch(['audit', '--region', region, '--format', 'ndjson', '--manifest', file], proxy.url, access)
    const lines = stdout
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { checkId: string; verdict: string; resource: { arn: string } }]))
    return {
      code,
      verdicts: new Map(lines.map((line) => [`${line.checkId} ${line.resource.arn}`, line.verdict])),
      manifest: JSON.parse(await readFile(file, 'utf8')) as RunManifest,
      seconds: (performance.now() - began) / 1_000,
    }
  } finally {
    await proxy.close()
  }
}

/** Verdicts that say something else than without the fault, and are not `unknown`. */
const turned = (run: Judged): readonly string[] =>
  [...run.verdicts].flatMap(([key, verdict]) =>
    verdict === 'unknown' || baseline.verdicts.get(key) === verdict ? [] : [`${key}: ${baseline.verdicts.get(key)} became ${verdict}`],
  )
const unknowns = (run: Judged): number => [...run.verdicts.values()].filter((verdict) => verdict === 'unknown').length
const refused = (run: Judged): readonly string[] =>
  run.manifest.parts.flatMap(({ calls }) =>
    calls.filter(({ outcome }) => outcome !== 'ok').map(({ action, outcome }) => `${action} ${outcome}`),
  )

/** Listings and details of several services and protocols. */
const hit = new Set([
  'sns:ListTopics',
  'kms:DescribeKey',
  'ec2:DescribeSecurityGroups',
  's3:GET?policy',
  'cloudtrail:GetTrailStatus',
  'iam:GetAccountPasswordPolicy',
])

describe.skipIf(endpoint === undefined)('faults between the SDK and the endpoint', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepwatch-'))
    access = await freshAccount(endpoint ?? '')
    await seedBad(endpoint ?? '', access)
    baseline = await audit({})
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const kinds: readonly [Parameters<typeof faultyAnswer>[0], string][] = [
    ['denied', 'denied'],
    ['throttled', 'throttled'],
    ['html', 'error'],
    ['gone', 'not-found'],
  ]
  test.each(kinds)('%s: nothing passes or fails that would not have, and the manifest says %s', async (fault, outcome) => {
    const run = await audit({ fault: (action) => (hit.has(action) ? fault : undefined) })
    expect(turned(run)).toEqual([])
    if (fault !== 'gone') expect(unknowns(run)).toBeGreaterThan(unknowns(baseline))
    expect(refused(run).filter((one) => one.endsWith(outcome)).length).toBeGreaterThan(2)
    expect(run.seconds).toBeLessThan(120)
  })

  test('a region that is off: its scopes are gaps, the rest is judged', async () => {
    const regional = (action: string): boolean => !/^(iam|s3|sts|cloudfront|organizations|account):/.test(action)
    const run = await audit({ fault: (action) => (regional(action) ? 'region-off' : undefined) }, 'ap-east-1')
    expect([...run.verdicts].filter(([key, verdict]) => verdict !== 'unknown' && key.includes(':ap-east-1:'))).toEqual([])
    expect(refused(run).filter((one) => one.endsWith('region-disabled')).length).toBeGreaterThan(5)
    expect([...run.verdicts.values()]).toContain('pass')
  })

  const listings: readonly [string, PagedAnswer][] = [
    ['sns:ListTopics', { list: 'Topics', token: 'NextToken' }],
    ['kms:ListKeys', { list: 'Keys', token: 'NextMarker', more: { Truncated: true } }],
    ['ec2:DescribeSecurityGroups', { list: 'securityGroupInfo', token: 'nextToken' }],
  ]
  describe.each(listings)('%s', (action, paged) => {
    test.each(['same-token', 'empty-pages'] as const)('with %s ends, and is not taken for complete', async (fault) => {
      const run = await audit({ pages: { action, fault, paged } })
      expect(turned(run)).toEqual([])
      const gaps = run.manifest.parts.flatMap((part) => part.gaps.filter((gap) => gap.action === action))
      expect(gaps).toMatchObject([{ outcome: 'error', reason: expect.stringMatching(/cut short/) }])
      expect(unknowns(run)).toBeGreaterThan(unknowns(baseline))
    })
  })

  test('an endpoint that never answers: every type is a gap, in bounded time', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    const endpointUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const patience = { attempts: 2, connectionTimeout: 200, requestTimeout: 200 }
    const credentials = async () => ({ accessKeyId: access.accessKeyId, secretAccessKey: access.secretAccessKey })
    const clients = awsClients({ endpointUrl, credentials, patience })
    try {
      const collector = await collectorByService('sns').load()
      const scope = { account: access.account, region: 'us-east-1', service: 'sns' }
      const [part] = await takeSnapshot(collector, clients, scope, Date.now())
      expect(part?.resources).toEqual([])
      expect(new Set(part?.gaps.flatMap(({ types }) => types))).toEqual(new Set(part?.types))
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  })
})
