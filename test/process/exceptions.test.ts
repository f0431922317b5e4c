import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
const place = (name: string): string => join(directory, name)
const keepwatch = (args: readonly string[], input?: string) => runNode(['bin/keepwatch.mjs', ...args], input === undefined ? {} : { input })
const audit = ['audit', '--snapshot', 'samples/snapshot', '--check', 's3-bucket-secure-transport-required', '--format', 'ndjson']
const exchange = 'arn:aws:s3:::larkspur-partner-exchange'
const inAYear = new Date(Date.now() + 300 * 86_400_000).toISOString()
const written = {
  id: 'EX-1',
  owner: 'ann@example.com',
  requester: 'ann@example.com',
  approver: 'bob@example.com',
  reason: 'The partner cannot use TLS 1.2 before March.',
  scope: { controls: ['s3-bucket-secure-transport-required'], accounts: ['111122223333'], resources: [exchange] },
  created: new Date(Date.now() - 86_400_000).toISOString(),
  expires: inAYear,
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  await writeFile(place('accepted.json'), JSON.stringify({ exceptions: [written] }))
  await writeFile(place('wrong.yml'), 'exceptions:\n  - id: EX-2\n    owner: x\n')
  await writeFile(place('verdicts.ndjson'), (await keepwatch(audit)).out)
  await writeFile(
    place('mutes.yaml'),
    'Mutelist:\n  Accounts:\n    "111122223333":\n      Checks:\n        s3_bucket_secure_transport_policy:\n          Regions: ["*"]\n          Resources: ["larkspur-partner-*"]\n    "*":\n      Checks:\n        iam_root_mfa_enabled:\n          Resources: ["*"]\n',
  )
})
afterAll(() => rm(directory, { recursive: true }))

describe('accepted risks on the command line', () => {
  it('an audit tells what they cover with them, and does not count it as failed', async () => {
    const without = await keepwatch(audit)
    expect(without.code).toBe(3)
    const { code, out, err } = await keepwatch([...audit, '--exceptions', place('accepted.json')])
    expect(code, err).toBe(0)
    const lines = ndjson(out).filter(({ verdict }) => verdict === 'fail')
    expect(lines).toMatchObject([{ resource: { arn: exchange }, exception: { id: 'EX-1', owner: 'ann@example.com' } }])
    expect(err).toContain('0 failed, 1 failed with an accepted risk')
    const table = await keepwatch([...audit.slice(0, -1), 'table', '--exceptions', place('accepted.json'), '--framework', 'cis-7.0'])
    expect(table.out).toMatch(/^RISK /m)
  })

  it('one that is wrong hides nothing, and is told', async () => {
    const { code, err } = await keepwatch([...audit, '--exceptions', place('wrong.yml')])
    expect(code).toBe(3)
    expect(err).toContain('exception EX-2 hides nothing')
  })

  it('check: what each hides', async () => {
    const fine = await keepwatch([
      'exceptions',
      'check',
      place('accepted.json'),
      '--verdicts',
      place('verdicts.ndjson'),
      '--format',
      'ndjson',
    ])
    expect(fine.code, fine.err).toBe(0)
    expect(ndjson(fine.out)).toMatchObject([{ id: 'EX-1', status: 'in-force', hides: 1 }])
    const wrong = await keepwatch(['exceptions', 'check', place('wrong.yml'), '--format', 'table'])
    expect(wrong.code).toBe(3)
    expect(wrong.out).toContain('MALFORMED  EX-2')
  })

  it('import-prowler: exactly the resources that fail now', async () => {
    const who = ['--owner', 'ann@example.com', '--requester', 'ann@example.com', '--approver', 'bob@example.com', '--expires', inAYear]
    const { code, out, err } = await keepwatch([
      'exceptions',
      'import-prowler',
      place('mutes.yaml'),
      '--verdicts',
      place('verdicts.ndjson'),
      ...who,
    ])
    expect(code, err).toBe(3)
    expect(err).toContain('left: * iam_root_mfa_enabled')
    expect(JSON.parse(out)).toMatchObject({
      exceptions: [{ scope: { controls: ['s3-bucket-secure-transport-required'], resources: [exchange] } }],
    })
    await writeFile(place('imported.json'), out)
    expect((await keepwatch(['exceptions', 'check', place('imported.json')])).code).toBe(0)
  })

  it.each([
    [['exceptions', 'check'], 2, /wanted one FILE/],
    [['exceptions', 'forget', 'x'], 2, /exceptions/],
    [['exceptions', 'import-prowler', 'x'], 2, /wanted --verdicts/],
    [['exceptions', 'check', 'nowhere.yml'], 1, /nowhere\.yml/],
    [['exceptions', 'check', 'package.json'], 1, /holds no list of exceptions/],
    [['audit', '--exceptions', 'package.json', '--snapshot', 'samples/snapshot'], 2, /--exceptions: package\.json/],
    [['audit', '--exceptions', 'x', '--template', 'y'], 2, /which templates do not have/],
  ])('%j', async (args, code, message) => {
    const ended = await keepwatch(args)
    expect(ended.code, ended.err).toBe(code)
    expect(ended.err).toMatch(message)
  })
})
