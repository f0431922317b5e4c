import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

const intruder = 'arn:aws:iam::111122223333:user/svc-reporting'

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'keepwatch-test-')), 'operator.yml')
  writeFileSync(file, text)
  return file
}

const tryOut = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'rules', 'dry-run', ...args, '--format', 'ndjson'])

describe('keepwatch rules dry-run', () => {
  it('counts by rule what would be told, those that tell nothing among them', async () => {
    const { code, out, err } = await tryOut('cloudtrail-trail-stopped', 'cloudtrail-account-closed', '--files', 'samples/cloudtrail')
    expect(code, err).toBe(3)
    const rows = ndjson(out)
    expect(rows.map(({ id, findings, leftAlone }) => [id, findings, leftAlone])).toEqual([
      ['cloudtrail-trail-stopped', 1, 0],
      ['cloudtrail-account-closed', 0, 0],
    ])
    expect(rows[0]?.['principals']).toEqual([[intruder, 1]])
    expect(err).toMatch(/1 findings of 2 rules in \d+ events/)
  })

  it('shows what exclusions keep back', async () => {
    const file = fileWith(`exclusions: [{detection: cloudtrail-trail-stopped, when: {userIdentity.arn: '${intruder}'}, reason: a test}]`)
    const { out, err } = await tryOut('cloudtrail-trail-stopped', '--files', 'samples/cloudtrail', '--actors', file)
    expect(
      ndjson(out).map(({ findings, leftAlone }) => [findings, leftAlone]),
      err,
    ).toEqual([[0, 1]])
  })

  it('refuses what is no rule, a run without logs, and a file of the operator with a mistake', async () => {
    expect((await tryOut('cloudtrail-nothing', '--files', 'samples')).code).toBe(2)
    expect((await tryOut('cloudtrail-trail-stopped')).code).toBe(2)
    const { code, err } = await tryOut('cloudtrail-trail-stopped', '--files', 'samples', '--actors', fileWith('dryRun: [nothing]'))
    expect([code, err]).toEqual([2, expect.stringMatching(/dryRun\.0 is "nothing"/)])
  })
})

it('keepwatch detect --actors takes the file, too: what is on trial is at the lowest level', async () => {
  const file = fileWith('dryRun: [cloudtrail-trail-stopped]')
  const { out, err } = await runNode(['bin/keepwatch.mjs', 'detect', 'samples/cloudtrail', '--actors', file, '--format', 'ndjson'])
  const own = ndjson(out).filter(({ ruleId }) => ruleId === 'cloudtrail-trail-stopped')
  expect(
    own.map(({ severity }) => severity),
    err,
  ).toEqual(['informational'])
})
