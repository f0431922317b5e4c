import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
const passwords = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'passwords', ...args])
const samples = ['--snapshot', 'samples/snapshot']

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  const finding = {
    ruleId: 'cloudtrail-console-password-sprayed',
    principal: 'hanna',
    lastSeen: '2026-03-10T12:00:00Z',
    count: 9,
    account: '111122223333',
  }
  await writeFile(join(directory, 'findings.ndjson'), `${JSON.stringify(finding)}\n{"incidentId":"x"}\n`)
  await writeFile(join(directory, 'odd.ndjson'), 'x\n')
})
afterAll(() => rm(directory, { recursive: true }))

describe('keepwatch passwords', () => {
  it('a page for each account, with why and who', async () => {
    const { code, out, err } = await passwords(...samples, '--findings', join(directory, 'findings.ndjson'), '--format', 'ndjson')
    expect(code, err).toBe(3)
    const pages = ndjson(out) as { account: string; overall: string; measures: { id: string; verdict: string; people: string[] }[] }[]
    expect(pages.map(({ account, overall }) => [account, overall])).toEqual([
      ['111122223333', 'not-effective'],
      ['222233334444', 'not-effective'],
    ])
    expect(pages[0]?.measures.find(({ id }) => id === 'guessing-fails')).toMatchObject({ verdict: 'not-effective', people: ['hanna'] })
    expect(err).toContain('2 accounts: password management is effective in 0, not effective in 2')
  })

  it('on a terminal', async () => {
    const { out } = await passwords(...samples, '--format', 'table')
    expect(out).toContain('Password management of 111122223333 is not effective')
    expect(out).toMatch(/^FAILS {5}Everybody with a password has a second factor\n +1 of 2 have none \(coverage 50 %\)\. hanna\./m)
    expect(out).toMatch(/^UNKNOWN {3}Guessed passwords lead nowhere/m)
  })

  it.each([
    [['x'], 2, /unexpected/],
    [['--role-arn', 'x'], 2, /--role-arn/],
    [['--snapshot', 'nowhere'], 1, /nowhere/],
    [[...samples, '--findings', 'nowhere'], 1, /nowhere/],
  ])('%j', async (args, code, message) => {
    const ended = await passwords(...args)
    expect(ended.code, ended.err).toBe(code)
    expect(ended.err).toMatch(message)
  })

  it('names the line of findings that is none', async () => {
    expect((await passwords(...samples, '--findings', join(directory, 'odd.ndjson'))).err).toContain('odd.ndjson:1')
  })
})
