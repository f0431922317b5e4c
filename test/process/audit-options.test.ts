import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
})
afterAll(() => rm(directory, { recursive: true }))

const audit = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'audit', ...args])
const samples = ['--snapshot', 'samples/snapshot'] as const
const file = async (name: string, text: string): Promise<string> => {
  const path = join(directory, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

describe('keepwatch audit, what is judged', () => {
  it('takes ids, names of other tools and patterns', async () => {
    const { out } = await audit(...samples, '--check', 's3_bucket_secure_transport_policy', '--check', 'sns-*')
    const ids = new Set(ndjson(out).map((line) => line['checkId']))
    expect(ids).toContain('s3-bucket-secure-transport-required')
    expect(ids).toContain('sns-topic-not-public')
    expect([...ids].every((id) => id === 's3-bucket-secure-transport-required' || String(id).startsWith('sns-'))).toBe(true)
  })

  it('takes services and severities', async () => {
    const { out } = await audit(...samples, '--service', 's3', '--severity', 'high')
    const lines = ndjson(out)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      expect(String(line['checkId'])).toMatch(/^s3-/)
      expect(['high', 'critical']).toContain(line['severity'])
    }
  })

  it('takes thresholds from a file', async () => {
    const config = await file('audit.yml', 'thresholds:\n  accessKeyAgeDays: 500\n')
    const check = ['--check', 'iam-user-access-key-rotated'] as const
    expect((await audit(...samples, ...check)).code).toBe(3)
    expect((await audit(...samples, ...check, '--config', config)).code).toBe(0)
  })

  it('leaves out what the file skips', async () => {
    const config = await file('skip.yml', 'skip: [s3-bucket-secure-transport-required]\n')
    const { out } = await audit(...samples, '--service', 's3', '--config', config)
    expect(ndjson(out).map((line) => line['checkId'])).not.toContain('s3-bucket-secure-transport-required')
  })

  it.each([
    ['a check that does not exist', ['--check', 's3_bucket_public_acess'], /no check/],
    ['a service that does not exist', ['--service', 's4'], /--service: got "s4"/],
    ['a severity that does not exist', ['--severity', 'awful'], /--severity: got "awful"/],
    ['options that leave nothing', ['--check', 's3-*', '--service', 'sns'], /No check is left/],
    ['a role that is none', ['--role-arn', 'audit'], /--role-arn: got "audit", wanted arn:aws:iam/],
    ['a settings file that is not there', ['--config', 'nowhere.yml'], /--config: .*nowhere\.yml/],
  ])('%s is a usage error that says what there is', async (_, words, message) => {
    const { code, out, err } = await audit(...samples, ...words)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(message)
  })

  it('refuses thresholds that are mistyped, with all there are', async () => {
    const { code, err } = await audit(...samples, '--config', await file('wrong.yml', 'thresholds:\n  accessKeyDays: 60\n'))
    expect(code).toBe(2)
    expect(err).toMatch(/wrong\.yml: .*accessKeyAgeDays \(1 to 3650 days\)/)
  })
})

describe('keepwatch audit, checks of one’s own', () => {
  const own = (id: string) => `export default ({ defineCheck, pass, fail }) => defineCheck({
    id: '${id}', title: 'The bucket is named after us', severity: 'low', resource: 'AWS::S3::Bucket', reads: ['BucketName'],
    rationale: 'why', evaluate: ({ configuration }) => configuration.BucketName.startsWith('larkspur-') ? pass('it is') : fail('it is not'),
  })\n`

  it('are judged beside the built-in ones', async () => {
    await file('checks/ours.mjs', own('larkspur-bucket-named'))
    const { code, out, err } = await audit(...samples, '--checks', join(directory, 'checks'), '--check', 'larkspur-bucket-named')
    expect(code, err).toBe(0)
    expect(ndjson(out).map((line) => [line['checkId'], line['verdict']])).toContainEqual(['larkspur-bucket-named', 'pass'])
  })

  it.each([
    ['an id that exists', own('s3-bucket-public-access-blocked'), /there is a check s3-bucket-public-access-blocked already/],
    ['no check', 'export default 5\n', /its default export is number; wanted a check/],
    ['a check without an id', 'export default { title: "x" }\n', /id is missing; wanted words/],
    ['code that does not load', 'export default ((\n', /could not be loaded/],
  ])('%s ends the command', async (name, text, message) => {
    await file(`bad-${name.replaceAll(' ', '-')}/check.mjs`, text)
    const { code, out, err } = await audit(...samples, '--checks', join(directory, `bad-${name.replaceAll(' ', '-')}`))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
  })
})

describe('keepwatch audit, instead of judging', () => {
  it('lists checks', async () => {
    const { code, out } = await audit('--list-checks', '--service', 's3', '--format', 'ndjson')
    expect(code).toBe(0)
    const line = ndjson(out).find((one) => one['id'] === 's3-bucket-public-access-blocked')
    expect(line).toMatchObject({
      service: 's3',
      severity: 'high',
      requirements: expect.arrayContaining([expect.stringContaining('cis-7.0')]),
    })
  })

  it('explains one by any of its names', async () => {
    const { code, out } = await audit('--explain', 's3_bucket_secure_transport_policy')
    expect(code).toBe(0)
    for (const text of ['s3-bucket-secure-transport-required', 'Why it matters', 'Terraform', 'CDK', 's3:GetBucketPolicy'])
      expect(out).toContain(text)
  })

  it('prints the policy that the chosen checks take, and no more', async () => {
    const { code, out } = await audit('--check', 's3-bucket-secure-transport-required', '--region', 'eu-west-1', '--permissions')
    expect(code).toBe(0)
    expect(JSON.parse(out).Statement[0].Action).toEqual([
      's3:GetBucketLocation',
      's3:GetBucketPolicy',
      's3:ListAllMyBuckets',
      'sts:GetCallerIdentity',
    ])
  })
})

it('saves a snapshot to a directory of parts that can be judged again', async () => {
  const saved = join(directory, 'saved/')
  const first = await audit(...samples, '--save', saved)
  expect((await readdir(saved)).length).toBeGreaterThan(5)
  const again = await audit('--snapshot', saved)
  const sorted = (text: string) => text.split('\n').sort()
  expect(sorted(again.out)).toEqual(sorted(first.out))
})

it('--format html: one page with scorecards', async () => {
  const { code, out, err } = await runNode([
    'bin/keepwatch.mjs',
    'audit',
    '--snapshot',
    'samples/snapshot',
    '--service',
    's3',
    '--format',
    'html',
  ])
  expect(code, err).toBe(3)
  expect(out).toMatch(/^<!doctype html>/)
  expect(out).toContain('What fails (')
  expect((await runNode(['bin/keepwatch.mjs', 'audit', '--list-checks', '--format', 'html'])).code).toBe(2)
})
