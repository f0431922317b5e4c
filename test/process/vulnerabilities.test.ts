import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspected, instanceArn, machine, madePart, patched, surroundings } from '../audit/vulnerability-review/made-account.ts'
import { ndjson, runNode } from './run-process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
})
afterAll(() => rm(directory, { recursive: true }))

const vulnerabilities = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'vulnerabilities', ...args])
const recorded = async (name: string, body: unknown): Promise<string> => {
  const file = join(directory, name)
  await writeFile(file, JSON.stringify({ parts: [body] }))
  return file
}
const [a, b] = [instanceArn('i-a'), instanceArn('i-b')]
const weak = madePart([
  ...surroundings,
  ...machine('i-a', { isPublic: true, role: 'admin', imageAge: 400, tags: { note: '=1+1' } }),
  ...machine('i-b', { secrets: 1 }),
  inspected(b, { Critical: 1 }),
])

describe('keepwatch vulnerabilities on a recorded snapshot', () => {
  it('ranks, says why, and ends with 3', async () => {
    const { code, out, err } = await vulnerabilities('--snapshot', await recorded('weak.json', weak))
    expect(code, err).toBe(3)
    const lines = ndjson(out)
    expect(lines.map((line) => [line['rank'], (line['resource'] as { arn: string }).arn])).toEqual([
      [1, a],
      [2, b],
    ])
    for (const line of lines)
      expect(Object.keys(line)).toEqual(
        expect.arrayContaining(['rank', 'score', 'why', 'resource', 'account', 'region', 'severity', 'exposure', 'weaknesses']),
      )
    expect(err).toContain('3 weaknesses of 2 resources, 1 of them reached from the internet')
    expect(err).toContain('Systems Manager does not know the machine')
  })

  it('tells the same as JSON with what was not seen, as CSV a weakness a line, and as a table', async () => {
    const file = await recorded('weak.json', weak)
    const json = JSON.parse((await vulnerabilities('--snapshot', file, '--format', 'json')).out)
    expect(json.resources).toHaveLength(2)
    expect(json.unseen).toContainEqual(expect.objectContaining({ kind: 'patch', count: 2, account: '111122223333' }))
    const csv = (await vulnerabilities('--snapshot', file, '--format', 'csv')).out.trimEnd().split('\r\n')
    expect(csv).toHaveLength(4)
    expect(csv[0]).toMatch(/^rank,score,account,region,resource,type,reachable,/)
    const table = (await vulnerabilities('--snapshot', file, '--format', 'table')).out
    expect(table).toMatch(/1 +30\.0 +ec2 us-east-1 instance\/i-a +yes +yes +no +medium +old-image/)
    expect(table).toContain('internet: The internet reaches 203.0.113.9.')
  })

  it.each([
    ['only what was asked for', weak, ['--kind', 'secret', '--severity', 'high'], 3, 1],
    ['nothing of that kind, and all was looked at', weak, ['--kind', 'certificate'], 0, 0],
    ['nothing, but something was refused', madePart([], ['AWS::IAM::ServerCertificate']), ['--kind', 'certificate'], 1, 0],
    ['nothing, and nobody looked', { ...madePart([]), types: [] }, ['--kind', 'secret'], 1, 0],
    ['a machine with all patches', madePart([...machine('i-a'), patched('i-a', 0)]), ['--kind', 'patch'], 0, 0],
  ])('exits right: %s', async (name, part, args, expected, rows) => {
    const { code, out, err } = await vulnerabilities('--snapshot', await recorded(`${name}.json`, part), ...args)
    expect(code, err).toBe(expected)
    expect(ndjson(out)).toHaveLength(rows)
  })

  it.each([
    ['a kind that is not there', ['--kind', 'nope'], 2],
    ['a severity that is not there', ['--severity', 'nope'], 2],
    ['a role that is none', ['--role-arn', 'admin'], 2],
    ['a stray word', ['samples'], 2],
    ['a path that is not there', ['--snapshot', 'no/such/file'], 1],
    ['help', ['--help'], 0],
  ])('exits right for %s', async (_, args, expected) => {
    const { code, out, err } = await vulnerabilities(...args)
    expect(code).toBe(expected)
    expect(expected === 0 ? out : err).toMatch(/keepwatch/)
  })
})
