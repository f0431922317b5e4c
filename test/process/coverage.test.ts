import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
})
afterAll(() => rm(directory, { recursive: true }))

const coverage = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'coverage', ...args])
const [account, region, takenAt] = ['111122223333', 'eu-west-1', '2026-03-01T12:00:00.000Z']
const vpc = (id: string, observed: object, unseen: object = {}) => ({
  arn: `arn:aws:ec2:${region}:${account}:vpc/${id}`,
  type: 'AWS::EC2::VPC',
  account,
  region,
  tags: {},
  configuration: { VpcId: id },
  observed,
  unseen,
})
const flowLog = { Status: 'ACTIVE', TrafficType: 'ALL', MaxAggregationInterval: 60, LogFormat: `\${tcp-flags} \${flow-direction}` }
const part = (resources: readonly unknown[], gaps: readonly unknown[] = []) => ({
  account,
  region,
  service: 'vpc',
  takenAt,
  types: ['AWS::EC2::VPC'],
  resources,
  gaps,
  calls: [],
})
const recorded = async (name: string, ...parts: readonly unknown[]): Promise<string> => {
  const file = join(directory, name)
  await writeFile(file, JSON.stringify({ parts }))
  return file
}
const refused = {
  account,
  region,
  service: 'vpc',
  action: 'ec2:DescribeVpcs',
  outcome: 'denied',
  reason: 'AccessDenied',
  types: ['AWS::EC2::VPC'],
}

describe('keepwatch coverage on a recorded snapshot', () => {
  it.each([
    ['a flow log on every VPC', [part([vpc('vpc-1', { FlowLogs: [flowLog] })])], 0, []],
    ['no VPC', [part([])], 0, []],
    ['one VPC without', [part([vpc('vpc-1', { FlowLogs: [flowLog] }), vpc('vpc-2', { FlowLogs: [] })])], 3, ['partly']],
    ['no flow log', [part([vpc('vpc-1', { FlowLogs: [] })])], 3, ['off']],
    ['flow logs refused', [part([vpc('vpc-1', {}, { FlowLogs: 'ec2:DescribeFlowLogs denied' })])], 1, ['unknown']],
    ['VPCs refused', [part([], [refused])], 1, ['unknown']],
    ['another service only', [{ ...part([]), service: 'sns', types: ['AWS::SNS::Topic'] }], 1, ['unknown']],
  ])('%s: the states of the rows and the exit code', async (name, parts, code, states) => {
    const file = await recorded(`${name}.json`, ...parts)
    const ended = await coverage('--snapshot', file, '--switch', 'vpc-flow-logs', '--format', 'ndjson')
    expect(ended.code, ended.err).toBe(code)
    const rows = ndjson(ended.out)
    expect([...new Set(rows.map((row) => row['state']))]).toEqual(states)
    for (const row of rows) expect(row).toMatchObject({ account, region, switch: 'vpc-flow-logs', pricesAsOf: expect.any(String) })
    if (states.length > 0) expect(rows.map((row) => row['detection'])).toContain('vpc-flow-inbound-flood')
  })

  it('reckons with the volume that it is given, in JSON, CSV and a table', async () => {
    const file = await recorded('off.json', part([vpc('vpc-1', { FlowLogs: [] })]))
    const ask = (format: string) =>
      coverage('--snapshot', file, '--switch', 'vpc-flow-logs', '--volume', 'vpc-flow-logs=1000', '--format', format)
    const json = JSON.parse((await ask('json')).out)
    expect(json[0]).toMatchObject({ usdPerMonth: 273, costBasis: expect.stringContaining('1000 GB a month (as given)') })
    const csv = (await ask('csv')).out.trimEnd().split('\r\n')
    expect(csv[0]).toBe(Object.keys(json[0]).join(','))
    expect(csv).toHaveLength(json.length + 1)
    expect((await ask('table')).out).toMatch(new RegExp(`${account} +${region} +vpc-flow-logs +off +${json.length} +273\\.00 +No flow log`))
  })

  it.each([
    [['--switch', 'nothing'], 'wanted one of cloudtrail-management'],
    [['--volume', 'vpc-flow-logs'], 'wanted SOURCE=NUMBER'],
    [['--volume', 'nothing=1'], '--volume: got "nothing"'],
    [['--format', 'xml'], 'wanted one of table, ndjson, json, csv'],
    [['--region', 'mars-1'], 'no region was looked at (wanted mars-1)'],
    [['somewhere'], '--snapshot'],
  ])('%j is a usage error', async (args, words) => {
    const file = await recorded('empty.json', part([]))
    const { code, err } = await coverage('--snapshot', file, ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  it('a file that is no snapshot is exit code 1', async () => {
    const { code, err } = await coverage('--snapshot', await recorded('odd.json', 'x'))
    expect([code, err]).toEqual([1, expect.stringContaining('odd.json')])
  })
})
