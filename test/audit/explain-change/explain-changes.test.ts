import { describe, expect, it } from 'vitest'
import type { Change } from '#lib/audit/diff/change.ts'
import { ChangeExplainer, type EventCoverage } from '#lib/audit/explain-change/explain-changes.ts'
import { explainingEvent } from '#lib/audit/explain-change/explaining-event.ts'
import { TrailCoverage } from '#lib/audit/explain-change/trail-coverage.ts'
import { observeUnexplained } from '#lib/audit/explain-change/unexplained-change.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { account, diffOf, resource, snapshot } from '../diff/snapshots.ts'

const early = '2026-03-10T10:00:00.000Z'
const late = '2026-03-10T12:00:00.000Z'
const who = { principal: `arn:aws:iam::${account}:user/alice`, sourceAddress: '203.0.113.7' }

const role = (more: object) => resource('AWS::IAM::Role', 'app', { ManagedPolicyArns: [], ...more })
const group = (...rules: object[]) => resource('AWS::EC2::SecurityGroup', 'sg-0a11', { VpcId: 'vpc-1', SecurityGroupIngress: rules })
const open = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }

const record = (eventName: string, requestParameters: object, more: object = {}) => ({
  eventID: `id-${eventName}`,
  eventName,
  eventSource: 'iam.amazonaws.com',
  awsRegion: 'us-east-1',
  recipientAccountId: account,
  eventTime: '2026-03-10T11:00:00Z',
  requestParameters,
  ...more,
})
const ec2 = { eventSource: 'ec2.amazonaws.com', awsRegion: 'eu-west-1' }

async function changesOf(before: Parameters<typeof snapshot>[0], after: Parameters<typeof snapshot>[0]): Promise<readonly Change[]> {
  const types = [...before, ...after].map(({ type }) => type)
  return (await diffOf(snapshot(before, { takenAt: early, types }), snapshot(after, { takenAt: late, types }))).changes
}

function explained(changes: readonly Change[], records: readonly object[], coverage: EventCoverage = {}) {
  const explainer = new ChangeExplainer(changes, coverage)
  for (const one of records) {
    const event = explainingEvent(one, who)
    if (event) explainer.add(event)
  }
  return changes.map((_, place) => explainer.explanation(place))
}

const attached = [[role({})], [role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })]] as const
const opened = [[group()], [group(open)]] as const
const made = [[], [group()]] as const
const attach = record('AttachRolePolicy', { roleName: 'app', policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })

describe('the call that made a change', () => {
  it.each([
    ['an attachment', attached, attach, true],
    ['a rule', opened, record('AuthorizeSecurityGroupIngress', { groupId: 'sg-0a11' }, ec2), true],
    ['a group of rules that is new', made, record('CreateSecurityGroup', {}, { ...ec2, responseElements: { groupId: 'sg-0a11' } }), true],
    ['a VPC, with its default group', made, record('CreateVpc', {}, { ...ec2, responseElements: { vpc: { vpcId: 'vpc-1' } } }), true],
    ['a subnet, which brings no group', made, record('CreateSubnet', { vpcId: 'vpc-1' }, ec2), false],
    ['another role', attached, { ...attach, requestParameters: { roleName: 'other' } }, false],
    ['a user of that name', attached, record('AttachUserPolicy', { userName: 'app' }), false],
    ['a refused call', attached, { ...attach, errorCode: 'AccessDenied' }, false],
    ['a read', attached, { ...attach, eventName: 'GetRole', readOnly: true }, false],
    ['another service', attached, { ...attach, eventSource: 'ecs.amazonaws.com' }, false],
    ['another account', attached, { ...attach, recipientAccountId: '222233334444' }, false],
    ['another region', opened, record('AuthorizeSecurityGroupIngress', { groupId: 'sg-0a11' }, { ...ec2, awsRegion: 'us-east-1' }), false],
    ['too early', attached, { ...attach, eventTime: '2026-03-10T09:59:59Z' }, false],
    ['while the later look went on', attached, { ...attach, eventTime: '2026-03-10T12:14:00Z' }, true],
    ['too late', attached, { ...attach, eventTime: '2026-03-10T12:16:00Z' }, false],
    ['a change of tags', attached, record('TagRole', { roleName: 'app' }), false],
  ])('%s', async (_, [before, after], event, fits) => {
    const changes = await changesOf(before, after)
    expect(changes).toHaveLength(1)
    const [found] = explained(changes, [event])
    expect(found?.outcome).toBe(fits ? 'explained' : 'not-found')
    if (fits) expect(found?.events[0]).toMatchObject({ ...who, eventName: event.eventName, eventID: event.eventID })
  })

  it('is the latest of several, each once, in whatever order they come', async () => {
    const changes = await changesOf(...attached)
    const times = ['10:30', '11:30', '11:10', '11:30'].map((time) => ({ ...attach, eventID: time, eventTime: `2026-03-10T${time}:00Z` }))
    for (const records of [times, times.toReversed()])
      expect(explained(changes, records)[0]?.events.map(({ eventID }) => eventID)).toEqual(['11:30', '11:10', '10:30'])
  })

  it('is not read from hostile records', () => {
    for (const odd of [null, 1, 'x', [], {}, { detail: 3 }, { ...attach, eventTime: {} }, { ...attach, recipientAccountId: [] }])
      expect(explainingEvent(odd, who)).toBeUndefined()
  })
})

describe('a change that no call explains', () => {
  const trail = (more: object): SnapshotPart[] =>
    snapshot([
      resource('AWS::CloudTrail::Trail', 'main', {
        IsLogging: true,
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
        EventSelectors: [],
        AdvancedEventSelectors: [],
        ...more,
      }),
    ])
  const trails = (before: object, after: object) => {
    const coverage = new TrailCoverage()
    for (const part of trail(before)) coverage.add('before', part)
    for (const part of trail(after)) coverage.add('after', part)
    return coverage
  }
  const readOnly = { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'ReadOnly' }] }

  it.each([
    ['nothing is known of the events', {}, [10, 11, 12], 'not-found'],
    ['somebody vouches for them', { complete: true }, [], 'unexplained'],
    ['a trail recorded at both ends, and there are events in every hour', { trails: trails({}, {}) }, [10, 11, 12], 'unexplained'],
    ['an hour has no event', { trails: trails({}, {}) }, [10, 12], 'not-found'],
    ['the trail was stopped', { trails: trails({}, { IsLogging: false }) }, [10, 11, 12], 'not-found'],
    ['the trail records reads only', { trails: trails(readOnly, {}) }, [10, 11, 12], 'not-found'],
    [
      'the trail records another region',
      { trails: trails({ IsMultiRegionTrail: false, IncludeGlobalServiceEvents: false }, {}) },
      [10, 11, 12],
      'not-found',
    ],
  ] as const)('when %s', async (_, coverage, hours, outcome) => {
    const changes = await changesOf(...attached)
    const explainer = new ChangeExplainer(changes, coverage)
    for (const hour of hours) explainer.sawEventAt(account, 'us-east-1', Date.parse(`2026-03-10T${hour}:20:00Z`))
    expect(explainer.explanation(0).outcome).toBe(outcome)
  })

  it('is one finding a resource, as grave as its gravest change', async () => {
    const changes = await changesOf(
      [role({ Description: 'a' }), group()],
      [role({ Description: 'b', ...attached[1][0].configuration }), group(open)],
    )
    const outcomes = explained(changes, [], { complete: true })
    const together = changes.map((change, at) => ({ change, explanation: outcomes[at] ?? { outcome: 'not-found' as const, events: [] } }))
    const found = observeUnexplained(together, { runId: 'run-1' })
    expect(found.map(({ control, verdict, severity, resource: { arn } }) => [control, verdict, severity, arn.split(':').at(-1)])).toEqual([
      ['unexplained-change', 'fail', 'critical', 'security-group/sg-0a11'],
      ['unexplained-change', 'fail', 'medium', 'role/app'],
    ])
    expect(found[1]).toMatchObject({ runId: 'run-1', observedAt: Date.parse(late), evidence: { count: 2, from: early, to: late } })
    expect(
      observeUnexplained(
        together.map((one) => ({ ...one, explanation: { outcome: 'not-found', events: [] } })),
        { runId: 'r' },
      ),
    ).toEqual([])
  })

  it('needs none where AWS observes something by itself', async () => {
    const zoe = (state: string) => resource('AWS::SSM::Instance', 'i', {}, { observed: { ComplianceStatus: state } })
    const changes = await changesOf([zoe('COMPLIANT')], [zoe('NON_COMPLIANT')])
    expect(explained(changes, [], { complete: true })).toEqual([{ outcome: 'not-expected', events: [] }])
  })
})
