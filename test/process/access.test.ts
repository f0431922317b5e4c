import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, allow, bucket, made, role, roleArn, user, userArn } from '../../bench/made-world.ts'
import { ndjson, runNode } from './run-process.ts'

let directory: string
let snapshot: string
let list: string
const data = 'arn:aws:s3:::data'
const read = allow('s3:GetObject', `${data}/*`)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  const part = made([
    bucket('data'),
    role('reader', { AWS: `arn:aws:iam::${account}:root` }, { statements: [read] }),
    user('bob', { statements: [allow('sts:AssumeRole', roleArn('reader'))] }),
    user('eve'),
  ])
  snapshot = join(directory, 'snapshot.json')
  list = join(directory, 'list.json')
  await writeFile(snapshot, JSON.stringify({ parts: [part] }))
  const entry = { name: 'data', match: { arn: data }, authorised: { read: [roleArn('reader'), userArn('eve')] } }
  await writeFile(list, JSON.stringify({ sensitive: [entry] }))
})
afterAll(() => rm(directory, { recursive: true }))

const access = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'access', ...args, '--snapshot', snapshot])

describe('keepwatch access on a recorded snapshot', () => {
  it('review: who has access without being on the list, and who is on it for nothing', async () => {
    const { code, out, err } = await access('review', '--config', list, '--format', 'ndjson')
    expect(code, err).toBe(3)
    const lines = ndjson(out)
    expect(lines.map(({ record, who, principal }) => [record, who ?? principal ?? null])).toEqual([
      ['sensitive', null],
      ['unauthorised', userArn('bob')],
      ['unused', userArn('eve')],
    ])
    expect(err).toContain('1 sensitive resources, 0 of them on no list; 1 without authorisation reach 1')
    const table = await access('review', '--config', list, '--format', 'table')
    expect(table.out).toContain(`CAN       ${userArn('bob')} read ${data}`)
    expect(table.out).toContain(`UNUSED    data, read: ${userArn('eve')} has no such access`)
  })

  it('who-can, what-can and explain', async () => {
    const who = await access('who-can', 's3:getobject', `${data}/*`, '--format', 'json')
    expect(who.code, who.err).toBe(3)
    expect(JSON.parse(who.out).who.map((one: { who: string }) => one.who)).toEqual([roleArn('reader'), userArn('bob')])
    const what = await access('what-can', userArn('bob'), '--format', 'table')
    expect(what.out).toMatch(/bob becomes .*role\/reader by sts:AssumeRole/)
    const why = await access('explain', userArn('bob'), 's3:GetObject', `${data}/x`, '--format', 'json')
    expect(JSON.parse(why.out)).toMatchObject({ decision: { outcome: 'denied' }, chain: [{ to: roleArn('reader') }] })
  })

  it.each([
    [['who-can', 's3:GetObjects', data], /wanted an action of AWS/],
    [['who-can', 's3:GetObject'], /got 1 words, wanted ACTION RESOURCE/],
    [['what-can', 'bob'], /is no user or role of the snapshot/],
    [['review', '--config', 'nowhere.json'], /--config: /],
  ])('refuses %j with 2', async (args, message) => {
    const { code, err } = await access(...args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
