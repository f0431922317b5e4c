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
async function audit(access: AccountAccess, rules: ProxyRules, chosen: readonly string[]): Promise<Audit> {
  const proxy = await startProxy(endpoint ?? '', rules)
  const manifest = join(folder, `${Math.random()}.json`)
  try {
    const args = ['audit', '--region', 'us-east-1', '--format', 'ndjson', '--manifest', manifest, ...chosen]
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

const refusedOf = (calls: readonly CallRecord[]): readonly string[] =>
  calls.filter(({ outcome }) => outcome !== 'ok' && outcome !== 'not-found').map(({ action, outcome }) => `${action} ${outcome}`)

const keyOf = ({ checkId, resource: { arn } }: Line): string => `${checkId} ${arn}`
const idsOf = (lines: readonly Line[], wanted: string): readonly string[] =>
  [...new Set(lines.filter(({ verdict }) => verdict === wanted).map(({ checkId }) => checkId))].sort()

/** Expectations that were not met. */
const missed = (lines: readonly Line[], expected: readonly Expected[]) =>
  expected.flatMap((one) => {
    const verdicts = lines.filter((line) => line.checkId === one.checkId && line.resource.arn === one.arn).map(({ verdict }) => verdict)
    return verdicts.length === 1 && verdicts[0] === one.verdict ? [] : [{ ...one, verdicts }]
  })

// moto lacks operations that some checks need, so no account on it is all in order: the seed says what it covers, and these are judged.
describe.skipIf(endpoint === undefined)('keepwatch audit on a real AWS API endpoint', () => {
  let good: { readonly access: AccountAccess; readonly expected: readonly Expected[] }
  let bad: { readonly access: AccountAccess; readonly expected: readonly Expected[] }
  /** The checks that the seed holds something good and something bad for, as options of the command. */
  let covered: readonly string[]
  let inOrder: Audit

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepwatch-'))
    const url = endpoint ?? ''
    const accounts = [await freshAccount(url), await freshAccount(url)] as const
    good = { access: accounts[0], expected: await seedGood(url, accounts[0]) }
    bad = { access: accounts[1], expected: await seedBad(url, accounts[1]) }
    covered = [...new Set(good.expected.map(({ checkId }) => checkId))].flatMap((id) => ['--check', id])
    inOrder = await audit(good.access, goodRoot, covered)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('the seed has something good and something bad for each check that it covers', () => {
    const of = (verdict: string) =>
      [...new Set([...good.expected, ...bad.expected].filter((one) => one.verdict === verdict).map((one) => one.checkId))].sort()
    // AdministratorAccess is no resource of an account that nobody attached it in.
    expect(of('fail').filter((id) => id !== 'iam-policy-aws-full-admin-unattached')).toEqual(of('pass'))
    expect(of('pass').length).toBeGreaterThanOrEqual(80)
    const known = new Set(checks.map(({ id }) => id))
    expect(of('fail').filter((id) => !known.has(id))).toEqual([])
  })

  test('an account in order: every verdict is right, nothing fails, everything was seen, exit code 0', () => {
    expect(missed(inOrder.lines, good.expected)).toEqual([])
    expect(idsOf(inOrder.lines, 'fail')).toEqual([])
    expect(idsOf(inOrder.lines, 'unknown')).toEqual([])
    expect(refusedOf(inOrder.calls)).toEqual([])
    expect(inOrder.code).toBe(0)
  })

  test('all checks on an account with everything wrong: every verdict is right, exit code 3', async () => {
    const { code, lines } = await audit(bad.access, badRoot, [])
    expect(missed(lines, bad.expected)).toEqual([])
    expect(code).toBe(3)
    expect(lines.every(({ account }) => account === bad.access.account)).toBe(true)
    const byId = new Map(checks.map((check) => [check.id, check]))
    for (const line of lines) {
      const check = byId.get(line.checkId)
      expect(line).toMatchObject({
        severity: check?.severity,
        aliases: check?.aliases,
        reason: expect.any(String),
        evidence: expect.any(Object),
      })
    }
  })

  test('all checks on IAM take no more than 20 calls', async () => {
    const { calls } = await audit(bad.access, badRoot, ['--service', 'iam'])
    const iam = calls.filter(({ action }) => action.startsWith('iam:'))
    expect(iam.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(20)
    expect(iam.length).toBeGreaterThan(4)
  })

  const listings: readonly [action: string, types: readonly string[]][] = [
    ['iam:GetAccountAuthorizationDetails', ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy']],
    ['ec2:DescribeSecurityGroups', ['AWS::EC2::SecurityGroup']],
    ['ec2:DescribeVpcs', ['AWS::EC2::VPC']],
    ['cloudtrail:DescribeTrails', ['AWS::CloudTrail::Trail']],
    ['logs:DescribeMetricFilters', ['AWS::Logs::MetricFilter']],
    ['kms:ListKeys', ['AWS::KMS::Key']],
    ['rds:DescribeDBInstances', ['AWS::RDS::DBInstance']],
    ['sns:ListTopics', ['AWS::SNS::Topic']],
    ['s3:ListBuckets', ['AWS::S3::Bucket']],
  ]

  test.each(listings)(
    '%s refused: its checks are unknown and nothing else changes, the manifest says denied, exit code 1',
    async (action, types) => {
      // The list of buckets is a GET without a name of its own; its query is max-buckets.
      const deny = new Set(action === 's3:ListBuckets' ? ['s3:GET/', 's3:GET?max-buckets'] : [action])
      const { code, lines, calls } = await audit(good.access, { ...goodRoot, deny }, covered)
      const judging = new Set(checks.filter(({ resource }) => types.includes(resource)).map(({ id }) => id))
      const looking = new Set(checks.filter(({ also = {} }) => types.some((type) => Object.hasOwn(also, type))).map(({ id }) => id))
      const before = new Map(inOrder.lines.map((line) => [keyOf(line), line.verdict]))
      // AWS's own policies come from a listing of their own, and nothing is said against them.
      const judged = lines.filter(({ checkId }) => judging.has(checkId))
      expect(judged.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')).toEqual([])
      expect(idsOf(judged, 'unknown')).toEqual([...new Set(judged.map(({ checkId }) => checkId))].sort())
      const others = lines.filter(({ checkId }) => !judging.has(checkId))
      expect(
        others.filter((line) => line.verdict !== before.get(keyOf(line)) && !(line.verdict === 'unknown' && looking.has(line.checkId))),
      ).toEqual([])
      // Nothing falls silent: each check that spoke before still does.
      expect([...new Set(lines.map(({ checkId }) => checkId))].sort()).toEqual(
        [...new Set(inOrder.lines.map(({ checkId }) => checkId))].sort(),
      )
      expect(idsOf(lines, 'unknown').length).toBeGreaterThan(0)
      expect([...new Set(refusedOf(calls))]).toEqual([`${action} denied`])
      expect(code).toBe(1)
    },
  )

  test('refused details: the checks that read them are unknown, the others still judge', async () => {
    const deny = new Set([
      's3:GET?policy',
      'kms:GetKeyRotationStatus',
      'sns:GetTopicAttributes',
      'cloudtrail:GetTrailStatus',
      'ec2:DescribeFlowLogs',
      'iam:GetCredentialReport',
    ])
    const { code, lines, calls } = await audit(good.access, { ...goodRoot, deny }, covered)
    const unknown = idsOf(lines, 'unknown')
    expect(unknown).toEqual(
      expect.arrayContaining([
        'cloudtrail-trail-multi-region',
        'cloudwatch-account-alarm-root-use',
        'ec2-vpc-flow-logs-detailed',
        'ec2-vpc-flow-logs-enabled',
        'iam-user-access-key-rotated',
        'iam-user-console-mfa-enabled',
        'kms-key-rotation-enabled',
        's3-bucket-secure-transport-required',
        'sns-topic-encrypted',
        'sns-topic-not-public',
      ]),
    )
    const before = new Map(inOrder.lines.map((line) => [keyOf(line), line.verdict]))
    expect(lines.filter((line) => line.verdict !== 'unknown' && line.verdict !== before.get(keyOf(line)))).toEqual([])
    expect(lines.filter(({ checkId, verdict }) => checkId === 's3-bucket-public-access-blocked' && verdict === 'pass')).toHaveLength(1)
    expect(refusedOf(calls).filter((one) => !one.endsWith(' denied'))).toEqual([])
    expect(code).toBe(1)
  })

  test('a page of HTML instead of an answer is unknown too', async () => {
    const html = new Set(['sns:ListTopics', 'kms:GetKeyRotationStatus', 'ec2:DescribeSecurityGroups', 's3:GET?policy'])
    const { code, lines, calls } = await audit(good.access, { ...goodRoot, html }, covered)
    expect(idsOf(lines, 'unknown')).toEqual(
      expect.arrayContaining([
        'ec2-security-group-admin-ports-closed-ipv4',
        'kms-key-rotation-enabled',
        's3-bucket-secure-transport-required',
        'sns-topic-not-public',
      ]),
    )
    expect(idsOf(lines, 'fail')).toEqual([])
    expect(refusedOf(calls).filter((one) => !one.endsWith(' error'))).toEqual([])
    expect(code).toBe(1)
  })

  test('a failure and a refusal together end with 3: what failed is known', async () => {
    const { code, lines } = await audit(bad.access, { ...badRoot, deny: new Set(['sns:ListTopics']) }, covered)
    expect(lines.filter(({ checkId }) => checkId === 'sns-topic-not-public').map(({ verdict }) => verdict)).toEqual(['unknown'])
    expect(code).toBe(3)
  })
})
