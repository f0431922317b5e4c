import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DescribeKeyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountAccess, endpoint, keepwatch } from './moto.ts'

const seeder = fileURLToPath(new URL('../../../shared/tools/seed_moto.py', import.meta.url))
const python = process.env['KEEPWATCH_TEST_PYTHON']
const missing = !endpoint
  ? 'KEEPWATCH_TEST_ENDPOINT is not set'
  : !python
    ? 'KEEPWATCH_TEST_PYTHON is not set; wanted a Python interpreter with boto3, e.g. that of the environment of moto_server'
    : !existsSync(seeder)
      ? '../shared/tools/seed_moto.py is not there'
      : undefined
if (missing) console.warn(`Skipped: the audit against the truth of a seeded account: ${missing}.`)

/** What the seed did wrong on purpose: names, or `region/name`, or `region/group/port`. */
type Truth = Readonly<
  Record<
    | 'admin_users'
    | 'users_console_no_mfa'
    | 'users_two_keys'
    | 'policies_star'
    | 'buckets_no_pab'
    | 'buckets_no_enc'
    | 'sg_open'
    | 'trails_no_valid'
    | 'kms_no_rotation'
    | 'rds_public'
    | 'wild_trust_roles',
    readonly string[]
  >
>

/** The account that moto gives to callers without a role. */
const access: AccountAccess = { account: '123456789012', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x', sessionToken: '' }
const region = 'us-east-1'

/** The groups that are open on a port, or on every port (`0`). */
const openOn = ({ sg_open: groups }: Truth, port: number): readonly string[] =>
  groups.flatMap((one) => {
    const [, id = '', open] = one.split('/')
    return open === String(port) || open === '0' ? [id] : []
  })
const lastPart = (name: string): string => name.split('/').at(-1) ?? ''

/**
 * What each check must fail, by the last part of the ARN, and how many good ones it must pass. The seed's trail bucket is
 * as bare as can be, and moto makes a key of its own for encrypted volumes (`keys`).
 */
const expectations: readonly (readonly [
  checkId: string,
  fails: (truth: Truth, keys: readonly string[]) => readonly string[],
  passes: number,
])[] = [
  ['iam-user-administrator-access-unattached', (truth) => truth.admin_users, 45],
  ['iam-user-console-mfa-enabled', (truth) => truth.users_console_no_mfa, 9],
  ['iam-user-access-key-single', (truth) => truth.users_two_keys, 34],
  ['iam-policy-unattached-full-admin-absent', (truth) => truth.policies_star, 40],
  ['iam-role-trust-not-public', (truth) => truth.wild_trust_roles, 47],
  ['s3-bucket-public-access-blocked', (truth) => [...truth.buckets_no_pab, `kw-trail-${region}`], 15],
  ['s3-bucket-encrypted', (truth) => [...truth.buckets_no_enc, `kw-trail-${region}`], 20],
  ['ec2-security-group-ssh-closed', (truth) => openOn(truth, 22), 20],
  ['ec2-security-group-rdp-closed', (truth) => openOn(truth, 3389), 20],
  ['ec2-security-group-postgresql-closed', (truth) => openOn(truth, 5432), 20],
  ['ec2-security-group-all-ports-closed', (truth) => openOn(truth, 0), 20],
  ['cloudtrail-trail-validation-enabled', ({ trails_no_valid: regions }) => regions.map(() => 'main'), 0],
  ['kms-key-rotation-enabled', (truth, keys) => [...truth.kms_no_rotation.map(lastPart), ...keys], 4],
  ['rds-instance-not-public', (truth) => truth.rds_public.map(lastPart), 2],
]

/** The seed's own keys are described as k0, k1, … */
async function keysOfMoto(): Promise<readonly string[]> {
  const kms = new KMSClient({ region, endpoint: endpoint ?? '', credentials: access })
  const { Keys: keys = [] } = await kms.send(new ListKeysCommand({}))
  const described = await Promise.all(keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))))
  return described.flatMap(({ KeyMetadata: key }) => (key?.KeyId && !/^k\d$/.test(key.Description ?? '') ? [key.KeyId] : []))
}

describe.skipIf(missing !== undefined)('the audit of a seeded account', () => {
  let folder = ''
  let truth: Truth
  /** Keys that the seed did not make. */
  let keys: readonly string[]
  /** Verdicts by check: last part of the ARN and verdict. */
  let verdicts: ReadonlyMap<string, readonly (readonly [name: string, verdict: string])[]>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keepwatch-'))
    const file = join(folder, 'truth.json')
    // The seed's buckets have fixed names, so it can be put in an empty server only. Suites run one after the other.
    await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')))
    await promisify(execFile)(python ?? '', [seeder, endpoint ?? '', '--regions', region, '--truth', file], { env, timeout: 120_000 })
    truth = JSON.parse(await readFile(file, 'utf8')) as Truth
    keys = await keysOfMoto()
    const chosen = expectations.flatMap(([id]) => ['--check', id])
    const { stdout, stderr } = await keepwatch(['audit', '--region', region, '--format', 'ndjson', ...chosen], endpoint ?? '', access)
    if (stdout === '') throw new Error(`keepwatch audit printed nothing: ${stderr}`)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { readonly checkId: string; readonly verdict: string; readonly resource: { readonly arn: string } },
      )
    verdicts = new Map(
      [...Map.groupBy(lines, ({ checkId }) => checkId)].map(([id, own]) => [
        id,
        own.map(({ verdict, resource: { arn } }) => [arn.split(/[:/]/).at(-1) ?? '', verdict] as const),
      ]),
    )
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const named = (id: string, wanted: string): readonly string[] =>
    (verdicts.get(id) ?? []).flatMap(([name, verdict]) => (verdict === wanted ? [name] : [])).sort()

  test.each(expectations)('%s fails for exactly what was planted, and passes the good twins', (id, planted, passes) => {
    const fails = [...planted(truth, keys)].sort()
    expect(fails.length).toBeGreaterThan(0)
    expect(named(id, 'fail')).toEqual(fails)
    expect(named(id, 'pass').length).toBeGreaterThanOrEqual(passes)
    expect(named(id, 'unknown')).toEqual([])
  })

  test('every kind of planted fault is asked for', () => {
    const asked = new Set<string>()
    const watching = new Proxy(truth, {
      get: (target, name) => {
        asked.add(String(name))
        return Reflect.get(target, name)
      },
    })
    for (const [, planted] of expectations) planted(watching, [])
    expect([...asked].sort()).toEqual(Object.keys(truth).sort())
  })
})
