import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, allow, made, user, userArn } from '../../bench/made-world.ts'
import { ndjson, runNode } from './run-process.ts'

let directory: string
const place = (name: string): string => join(directory, name)
const own = allow('iam:PutUserPolicy', userArn('ann'))
const details = {
  UserDetailList: [
    {
      UserName: 'ann',
      Arn: userArn('ann'),
      GroupList: [],
      AttachedManagedPolicies: [],
      UserPolicyList: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: [own] } }],
    },
  ],
  RoleDetailList: [],
  GroupDetailList: [],
  Policies: [],
}
const at = (takenAt: string, resources: Parameters<typeof made>[0]) => JSON.stringify({ parts: [{ ...made(resources), takenAt }] })
const call = {
  eventVersion: '1.08',
  eventTime: '2026-11-21T10:00:00Z',
  eventName: 'PutUserPolicy',
  eventSource: 'iam.amazonaws.com',
  awsRegion: 'us-east-1',
  eventID: '0d1e2f3a-0000-4000-8000-00000000000a',
  eventType: 'AwsApiCall',
  recipientAccountId: account,
  sourceIPAddress: '198.51.100.7',
  userIdentity: { type: 'IAMUser', userName: 'mallory', arn: userArn('mallory'), accountId: account, principalId: 'AIDAEXAMPLE' },
  requestParameters: { userName: 'ann', policyName: 'own' },
  readOnly: false,
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  await writeFile(place('account.json'), JSON.stringify(details))
  await writeFile(place('calm.json'), at('2026-11-20T12:00:00.000Z', [user('ann')]))
  await writeFile(place('still.json'), at('2026-11-21T08:00:00.000Z', [user('ann')]))
  await writeFile(place('now.json'), at('2026-11-22T12:00:00.000Z', [user('ann', { statements: [own] })]))
  await writeFile(place('trail.json'), JSON.stringify({ Records: [call] }))
})
afterAll(() => rm(directory, { recursive: true }))

const iam = (args: readonly string[], input?: string) =>
  runNode(['bin/keepwatch.mjs', 'iam', ...args], input === undefined ? {} : { input })

describe('keepwatch iam', () => {
  it('finds who can become administrator in the output of the AWS CLI', async () => {
    const { code, out, err } = await iam([place('account.json'), '--format', 'ndjson'])
    expect(code, err).toBe(3)
    const [line] = ndjson(out)
    expect(line).toMatchObject({ principal: userArn('ann'), path: 'iam-007', target: userArn('ann'), status: 'exploitable' })
    expect(line).toHaveProperty('steps.0.action', 'iam:PutUserPolicy')
    expect(line).toHaveProperty('decidedBy.0.policy')
    expect(line).toHaveProperty('fix.text')
    expect(err).toContain('1 ways to administrator, 0 not known; 0 are administrators already')
  })

  it('reads standard input, and draws', async () => {
    const drawn = await iam(['-', '--format', 'graph'], JSON.stringify(details))
    expect(drawn.out).toContain('digraph escalations {')
    const other = await iam([place('account.json'), '--format', 'graph', '--graph', 'mermaid'])
    expect(other.out).toContain('flowchart LR')
  })

  it('says since when, and by which call', async () => {
    const back = ['--before', place('still.json'), '--before', place('calm.json'), '--events', place('trail.json')]
    const { code, out, err } = await iam(['--snapshot', place('now.json'), ...back, '--format', 'ndjson'])
    expect(code, err).toBe(3)
    const [line] = ndjson(out)
    expect(line?.['since']).toMatchObject({
      after: '2026-11-21T08:00:00.000Z',
      by: '2026-11-22T12:00:00.000Z',
      changes: [{ resource: userArn('ann'), events: [{ eventName: 'PutUserPolicy', principal: expect.stringContaining('mallory') }] }],
    })
    const table = await iam(['--snapshot', place('now.json'), '--before', place('calm.json'), '--format', 'table'])
    expect(table.out).toContain('opened between 2026-11-20T12:00:00.000Z and 2026-11-22T12:00:00.000Z')
  })

  it('is not sure of nobody where something was not seen', async () => {
    await writeFile(place('denied.json'), JSON.stringify({ parts: [made([user('ann')], ['AWS::IAM::Role'])] }))
    const { code, err } = await iam(['--snapshot', place('denied.json')])
    expect(code).toBe(1)
    expect(err).toContain('not seen: AWS::IAM::Role')
    const calm = await iam(['--snapshot', place('calm.json')])
    expect(calm.code, calm.err).toBe(0)
  })

  it.each([
    [[], /wanted one of FILE/],
    [['a', 'b'], /wanted one of FILE/],
    [['a', '--snapshot', 'b'], /wanted one of FILE/],
    [['a', '--graph', 'dot'], /--graph is for --format graph/],
    [['a', '--region', 'eu-west-1'], /are for live accounts/],
    [['a', '--before', 'b'], /--before compares recorded snapshots/],
    [['--snapshot', 'a', '--events', 'b'], /give that with --before/],
    [['a', '--format', 'xml'], /--format/],
  ])('%j is a mistake of the call', async (args, message) => {
    const { code, err } = await iam(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  it('says of a file that is no account what is wanted', async () => {
    const { code, err } = await iam(['-'], '{}')
    expect(code).toBe(1)
    expect(err).toContain('get-account-authorization-details')
    expect((await iam([place('nowhere.json')])).err).toContain('cannot be read as JSON')
  })
})
