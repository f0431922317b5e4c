import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { CallRecord } from '#lib/audit/snapshot.ts'
import type { Expected } from './expected.ts'
import { type AccountAccess, endpoint, freshAccount, keepwatch, type ProxyRules, startProxy } from './moto.ts'
import { seedBad, seedGood } from './seed.ts'

interface Line {
  readonly checkId: string
  readonly verdict: string
  readonly severity: string
  readonly resource: { readonly arn: string; readonly type: string }
  readonly account: string
  readonly region: string
  readonly evidence: unknown
  readonly reason: string
  readonly aliases: { readonly prowler: readonly string[]; readonly securityHub: readonly string[] }
}

interface Audit {
  readonly code: number | null
  readonly lines: readonly Line[]
  readonly calls: readonly CallRecord[]
}

let folder = ''

/** `keepwatch audit` through a proxy with these rules. */
async function audit(access: AccountAccess, rules: ProxyRules): Promise<Audit> {
  const proxy = await startProxy(endpoint ?? '', rules)
  const manifest = join(folder, `${Math.random()}.json`)
  try {
    const args = ['audit', '--region', 'us-east-1', '--format', 'ndjson', '--manifest', manifest]
    const { code, stdout, stderr } = await keepwatch(args, proxy.url, access)
    if (stdout === '') throw new Error(`keepwatch audit printed nothing and ended with ${code}: ${stderr}`)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line): Line => JSON.parse(line))
    const { parts } = JSON.parse(await readFile(manifest, 'utf8')) as {
      readonly parts: readonly { readonly calls: readonly CallRecord[] }[]
    }
    return { code, lines, calls: parts.flatMap((part) => part.calls) }
  } finally {
    await proxy.close()
  }
}

/** Changes one figure of the account summary: moto has no root user. */
const summary = (key: string, value: number) => (body: string) =>
  body.replace(new RegExp(`(<key>${key}</key>\\s*<value>)\\d+`), `$1${value}`)

/** Makes the key of `old-key` a hundred days old: moto makes every key now. */
function ageReport(body: string): string {
  return body.replace(/<Content>([^<]+)<\/Content>/, (_, content: string) => {
    const old = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 19)
    const report = Buffer.from(content, 'base64').toString('utf8')
    const aged = report.replace(/^old-key,.*$/m, (row) => row.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, old))
    return `<Content>${Buffer.from(aged).toString('base64')}</Content>`
  })
}

/** moto writes Macie's times without a zone, and has Macie on in every account. */
const macie = (status: string) => (body: string) => body.replaceAll(/(\.\d{6})"/g, '$1Z"').replace(/("status": ")\w+/, `$1${status}`)

const goodRoot: ProxyRules = {
  rewrite: (action, body) =>
    action === 'iam:GetAccountSummary'
      ? summary('AccountMFAEnabled', 1)(body)
      : action === 'macie2:GET/macie'
        ? macie('ENABLED')(body)
        : body,
}
const badRoot: ProxyRules = {
  rewrite: (action, body) =>
    action === 'iam:GetAccountSummary'
      ? summary('AccountAccessKeysPresent', 1)(body)
      : action === 'iam:GetCredentialReport'
        ? ageReport(body)
        : action === 'macie2:GET/macie'
          ? macie('PAUSED')(body)
          : body,
}

const verdictOf = (lines: readonly Line[], { checkId, arn }: Expected) =>
  lines.filter((line) => line.checkId === checkId && line.resource.arn === arn).map(({ verdict }) => verdict)

const refusedOf = (calls: readonly CallRecord[]) =>
  calls.filter(({ outcome }) => outcome !== 'ok' && outcome !== 'not-found').map(({ action, outcome }) => [action, outcome])

describe.skipIf(endpoint === undefined)('keepwatch audit on a real AWS API endpoint', () => {
  let good: { readonly access: AccountAccess; readonly expected: readonly Expected[] }
  let bad: { readonly access: AccountAccess; readonly expected: readonly Expected[] }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepwatch-'))
    const url = endpoint ?? ''
    const accounts = [await freshAccount(url), await freshAccount(url)] as const
    good = { access: accounts[0], expected: await seedGood(url, accounts[0]) }
    bad = { access: accounts[1], expected: await seedBad(url, accounts[1]) }
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('the seed has something good and something bad for each check', () => {
    const of = (verdict: string) => [...good.expected, ...bad.expected].filter((one) => one.verdict === verdict).map((one) => one.checkId)
    const ids = checks.map((check) => check.id).sort()
    expect([...new Set(of('pass'))].sort()).toEqual(ids)
    expect([...new Set(of('fail'))].sort()).toEqual(ids)
  })

  test('an account in order: every verdict is right, nothing fails, exit code 0', async () => {
    const { code, lines, calls } = await audit(good.access, goodRoot)
    for (const expected of good.expected) expect([expected, verdictOf(lines, expected)]).toEqual([expected, [expected.verdict]])
    expect(lines.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown')).toEqual([])
    expect(refusedOf(calls)).toEqual([])
    expect(code).toBe(0)
  })

  test('an account with everything wrong: every verdict is right, exit code 3', async () => {
    const { code, lines, calls } = await audit(bad.access, badRoot)
    for (const expected of bad.expected) expect([expected, verdictOf(lines, expected)]).toEqual([expected, [expected.verdict]])
    expect(code).toBe(3)
    expect(lines.every(({ account }) => account === bad.access.account)).toBe(true)
    for (const line of lines) {
      const check = checks.find(({ id }) => id === line.checkId)
      expect(line).toMatchObject({
        severity: check?.severity,
        aliases: check?.aliases,
        reason: expect.any(String),
        evidence: expect.any(Object),
      })
    }
    const iam = calls.filter(({ action }) => action.startsWith('iam:'))
    expect(iam.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(6)
  })

  const trailChecks = [
    'cloudtrail-trail-multi-region',
    'cloudtrail-trail-network-activity-logged',
    'cloudtrail-trail-object-reads-logged',
    'cloudtrail-trail-object-writes-logged',
    'cloudtrail-trail-write-events-logged',
  ]
  const listings: readonly [string, readonly string[]][] = [
    ['iam:GetAccountAuthorizationDetails', ['iam-policy-full-admin-absent', 'iam-user-access-key-rotated', 'iam-user-console-mfa-enabled']],
    ['ec2:DescribeSecurityGroups', ['ec2-security-group-admin-ports-closed']],
    ['cloudtrail:DescribeTrails', trailChecks],
    ['ec2:DescribeVpcs', ['ec2-vpc-flow-logs-detailed', 'ec2-vpc-flow-logs-enabled', 'ec2-vpc-query-logging-enabled']],
    ['kms:ListKeys', ['kms-key-rotation-enabled']],
    ['sns:ListTopics', ['sns-topic-not-public']],
    ['s3:GET/', ['s3-bucket-access-logging-enabled', 's3-bucket-public-access-blocked', 's3-bucket-secure-transport-required']],
  ]

  test.each(listings)('%s refused: its checks are unknown and no other, the manifest says denied, exit code 1', async (action, unknown) => {
    // The list of buckets is a GET without a name of its own; its query is max-buckets.
    const deny = new Set(action === 's3:GET/' ? ['s3:GET/', 's3:GET?max-buckets'] : [action])
    const { code, lines, calls } = await audit(good.access, { ...goodRoot, deny })
    const byVerdict = (wanted: string) =>
      [...new Set(lines.filter(({ verdict }) => verdict === wanted).map(({ checkId }) => checkId))].sort()
    expect(byVerdict('unknown')).toEqual(unknown)
    expect(lines.filter(({ checkId, verdict }) => unknown.includes(checkId) && verdict !== 'unknown')).toEqual([])
    expect(byVerdict('fail')).toEqual([])
    expect(byVerdict('pass').length).toBeGreaterThan(6)
    expect(refusedOf(calls)).toEqual([[action === 's3:GET/' ? 's3:ListBuckets' : action, 'denied']])
    expect(code).toBe(1)
  })

  test('refused details: the checks that read them are unknown, the others still judge', async () => {
    const deny = new Set([
      's3:GET?policy',
      'kms:GetKeyRotationStatus',
      'sns:GetTopicAttributes',
      'cloudtrail:GetTrailStatus',
      'ec2:DescribeFlowLogs',
      'iam:GetCredentialReport',
    ])
    const { code, lines, calls } = await audit(good.access, { ...goodRoot, deny })
    const unknown = new Set(lines.filter(({ verdict }) => verdict === 'unknown').map(({ checkId }) => checkId))
    expect([...unknown].sort()).toEqual([
      ...trailChecks,
      'ec2-vpc-flow-logs-detailed',
      'ec2-vpc-flow-logs-enabled',
      'iam-user-access-key-rotated',
      'iam-user-console-mfa-enabled',
      'kms-key-rotation-enabled',
      's3-bucket-secure-transport-required',
      'sns-topic-not-public',
    ])
    expect(lines.filter(({ checkId, verdict }) => checkId === 's3-bucket-public-access-blocked' && verdict === 'pass')).toHaveLength(1)
    expect(refusedOf(calls).every(([, outcome]) => outcome === 'denied')).toBe(true)
    expect(code).toBe(1)
  })

  test('a page of HTML instead of an answer is unknown too', async () => {
    const html = new Set(['sns:ListTopics', 'kms:GetKeyRotationStatus', 'ec2:DescribeSecurityGroups', 's3:GET?policy'])
    const { code, lines, calls } = await audit(good.access, { ...goodRoot, html })
    const unknown = new Set(lines.filter(({ verdict }) => verdict === 'unknown').map(({ checkId }) => checkId))
    expect([...unknown].sort()).toEqual([
      'ec2-security-group-admin-ports-closed',
      'kms-key-rotation-enabled',
      's3-bucket-secure-transport-required',
      'sns-topic-not-public',
    ])
    expect(refusedOf(calls).every(([, outcome]) => outcome === 'error')).toBe(true)
    expect(code).toBe(1)
  })

  test('a failure and a refusal together end with 3: what failed is known', async () => {
    const { code, lines } = await audit(bad.access, { ...badRoot, deny: new Set(['sns:ListTopics']) })
    expect(lines.filter(({ checkId }) => checkId === 'sns-topic-not-public').map(({ verdict }) => verdict)).toEqual(['unknown'])
    expect(code).toBe(3)
  })
})
