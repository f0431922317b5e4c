import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { check as trailCheck } from '#lib/audit/checks/cloudtrail/trail-multi-region.ts'
import { check as topicCheck } from '#lib/audit/checks/sns/topic-not-public.ts'
import { evaluate } from '#lib/audit/evaluate.ts'
import { judge } from '#lib/audit/judge.ts'
import type { Gap, SnapshotPart } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { goodAndBad } from './good-and-bad.ts'
import { account, sample, takenAt } from './sample-resource.ts'

const run = { runId: 'run-1' }
const topicType = 'AWS::SNS::Topic'
const trailType = 'AWS::CloudTrail::Trail'

function part(
  service: string,
  region: string,
  types: readonly string[],
  resources: readonly Resource[] = [],
  gaps: readonly Gap[] = [],
): SnapshotPart {
  return { account, region, service, takenAt: new Date(takenAt).toISOString(), types, resources, gaps, calls: [] }
}

function gap(service: string, region: string, types: readonly string[]): Gap {
  return { account, region, service, action: `${service}:List`, outcome: 'denied', reason: 'AccessDenied: no', types }
}

const topic = (name: string, region = 'us-east-1'): Resource =>
  sample(topicType, { arn: `arn:aws:sns:${region}:${account}:${name}`, region, configuration: { Policy: null } })

const trail = (configuration: object, parts: Partial<Resource> = {}): Resource =>
  sample(trailType, {
    arn: `arn:aws:cloudtrail:us-east-1:${account}:trail/main`,
    configuration: { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [], AdvancedEventSelectors: [], ...configuration },
    ...parts,
  })

const verdictsOf = (...parts: readonly SnapshotPart[]) =>
  evaluate([topicCheck, trailCheck], { account, parts }, run).map(({ verdict, resource }) => [verdict, resource.arn])

describe('each resource', () => {
  test('an observation says what, where, when and why', () => {
    const [observation] = evaluate([topicCheck], { account, parts: [part('sns', 'us-east-1', [topicType], [topic('a')])] }, run)
    expect(observation).toEqual({
      kind: 'audit',
      control: 'sns-topic-not-public',
      title: topicCheck.title,
      severity: 'high',
      verdict: 'pass',
      resource: { arn: `arn:aws:sns:us-east-1:${account}:a`, type: topicType, account, region: 'us-east-1' },
      evidence: { Policy: null },
      reason: expect.stringContaining('only its account'),
      remediation: topicCheck.remediation.cli,
      observedAt: takenAt,
      runId: 'run-1',
    })
  })

  test('a type that no part was to list gives nothing', () => {
    expect(verdictsOf(part('s3', 'global', ['AWS::S3::Bucket']))).toEqual([])
  })

  test('a gap is one unknown for its scope, beside what was seen', () => {
    const seen = part(
      'sns',
      'us-east-1',
      [topicType],
      [topic('a')],
      [gap('sns', 'us-east-1', [topicType]), gap('sns', 'us-east-1', [topicType])],
    )
    expect(verdictsOf(seen)).toEqual([
      ['pass', `arn:aws:sns:us-east-1:${account}:a`],
      ['unknown', `arn:aws:sns:us-east-1:${account}:*`],
    ])
  })

  test('a gap of one region leaves the verdicts of another', () => {
    const parts = [
      part('sns', 'us-east-1', [topicType], [topic('a')]),
      part('sns', 'eu-west-1', [topicType], [], [gap('sns', 'eu-west-1', [topicType])]),
    ]
    expect(verdictsOf(...parts)).toEqual([
      ['pass', `arn:aws:sns:us-east-1:${account}:a`],
      ['unknown', `arn:aws:sns:eu-west-1:${account}:*`],
    ])
  })

  test('a resource seen twice counts once, as last seen', () => {
    const older = { ...part('sns', 'us-east-1', [topicType], [topic('a')]), takenAt: '2026-11-21T00:00:00Z' }
    const open = { ...topic('a'), configuration: { Policy: { Statement: { Effect: 'Allow', Principal: '*', Action: '*' } } } }
    expect(verdictsOf(part('sns', 'us-east-1', [topicType], [open]), older)).toEqual([['fail', `arn:aws:sns:us-east-1:${account}:a`]])
  })

  test('a time that is none is refused with the part’s name', () => {
    const odd = { ...part('sns', 'us-east-1', [topicType]), takenAt: 'yesterday' }
    expect(() => verdictsOf(odd)).toThrow(/us-east-1\/sns is yesterday/)
  })

  test('placeholders of other partitions carry their partition', () => {
    const parts = [part('sns', 'cn-north-1', [topicType], [], [gap('sns', 'cn-north-1', [topicType])])]
    expect(verdictsOf(...parts)).toEqual([['unknown', `arn:aws-cn:sns:cn-north-1:${account}:*`]])
  })
})

describe('one that passes is enough for the account', () => {
  const root = `arn:aws:iam::${account}:root`
  const here = (...resources: readonly Resource[]) => part('cloudtrail', 'us-east-1', [trailType], resources)
  const denied = part('cloudtrail', 'eu-west-1', [trailType], [], [gap('cloudtrail', 'eu-west-1', [trailType])])

  const cases: readonly [string, string, readonly SnapshotPart[]][] = [
    ['a good one', 'pass', [here(trail({}))]],
    [
      'a good one beside bad ones',
      'pass',
      [here(trail({ IsLogging: false }, { arn: 'arn:aws:cloudtrail:us-east-1:1:trail/off' }), trail({}))],
    ],
    ['bad ones', 'fail', [here(trail({ IsMultiRegionTrail: false }))]],
    ['none at all', 'fail', [here()]],
    ['none, and a region that was denied', 'unknown', [here(), denied]],
    ['bad ones, and a region that was denied', 'unknown', [here(trail({ IsLogging: false })), denied]],
    ['a good one, and a region that was denied', 'pass', [here(trail({})), denied]],
    ['one that was seen in part', 'unknown', [here(trail({}, { unseen: { IsLogging: 'denied' } }))]],
    [
      'a bad one and one that was seen in part',
      'unknown',
      [here(trail({ IsMultiRegionTrail: false }, { arn: 'arn:x' }), trail({}, { unseen: { IsLogging: 'denied' } }))],
    ],
  ]

  test.each(cases)('%s: %s', (_, verdict, parts) => {
    expect(verdictsOf(...parts)).toEqual([[verdict, root]])
  })

  test('the account is named the same in every run, whatever regions it looks at', () => {
    const [observation] = evaluate([trailCheck], { account, parts: [denied] }, run)
    expect(observation?.resource).toEqual({ arn: root, type: 'AWS::::Account', account, region: 'global' })
  })
})

describe('nothing rests on what was not seen', () => {
  const json = fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(true, false, 0, 1, [], null, 'Enabled'))

  test('every check that looks at nothing beside its resource takes part, good and bad', () => {
    const alone = checks.filter((check) => check.also === undefined)
    const verdictsOf = (id: string) =>
      new Set(goodAndBad.filter(({ check }) => check.id === id).map(({ check, resource }) => judge(check, resource, { takenAt }).verdict))
    // One that asks a person may know no good or no bad by itself.
    const missing = alone.filter(({ id }) => {
      const verdicts = verdictsOf(id)
      return !verdicts.has('manual') && !(verdicts.has('pass') && verdicts.has('fail'))
    })
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  test('whatever the unseen values are, the verdict is the same, and pass and fail are those of full sight', () => {
    const properties = (resource: Resource): readonly string[] => [
      ...Object.keys(resource.configuration),
      ...Object.keys(resource.observed ?? {}),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...goodAndBad).chain(({ check, resource }) =>
          fc.record({
            check: fc.constant(check),
            resource: fc.constant(resource),
            hidden: fc.subarray([...properties(resource)]),
            values: fc.array(json, { minLength: 8, maxLength: 8 }),
          }),
        ),
        ({ check, resource, hidden, values }) => {
          const unseen = Object.fromEntries(hidden.map((name) => [name, 'denied']))
          const changed = (bag: Readonly<Record<string, unknown>> = {}) =>
            Object.fromEntries(
              Object.entries(bag).map(([name, value], index) => [name, hidden.includes(name) ? values[index % values.length] : value]),
            )
          const without = (bag: Readonly<Record<string, unknown>> = {}) =>
            Object.fromEntries(Object.entries(bag).filter(([name]) => !hidden.includes(name)))
          const look = (map: typeof changed) =>
            judge(check, { ...resource, configuration: map(resource.configuration), observed: map(resource.observed), unseen }, { takenAt })
          const verdict = look(changed).verdict
          expect(look(without).verdict).toBe(verdict)
          if (verdict !== 'unknown') expect(judge(check, resource, { takenAt }).verdict).toBe(verdict)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('with any gaps: no resource is judged that was not seen, and no account fails or is gone', () => {
    const regions = ['us-east-1', 'eu-west-1', 'ap-south-1']
    const scopes = fc.array(fc.record({ region: fc.constantFrom(...regions), denied: fc.boolean(), good: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(scopes, (drawn) => {
        const distinct = [...new Map(drawn.map((one) => [one.region, one])).values()]
        const parts = distinct.map(({ region, denied, good }) =>
          part(
            'cloudtrail',
            region,
            [trailType],
            good ? [trail({}, { region, arn: `arn:${region}` })] : [],
            denied ? [gap('cloudtrail', region, [trailType])] : [],
          ),
        )
        const [observation, ...more] = evaluate([trailCheck], { account, parts }, run)
        expect(more).toEqual([])
        const wanted = distinct.some(({ good }) => good) ? 'pass' : distinct.some(({ denied }) => denied) ? 'unknown' : 'fail'
        expect(observation?.verdict).toBe(wanted)
      }),
    )
  })

  test('an account of which nothing could be seen is unknown throughout', () => {
    const types = [...new Set(checks.map((check) => check.resource))]
    const parts = [part('all', 'us-east-1', types, [], [gap('all', 'us-east-1', types)])]
    const observations = evaluate(checks, { account, parts }, run)
    expect(observations.map(({ verdict }) => verdict)).toEqual(checks.map(() => 'unknown'))
  })
})
