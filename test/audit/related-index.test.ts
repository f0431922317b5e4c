import { describe, expect, test } from 'vitest'
import { type Check, defineCheck, fail, type Judgement, pass } from '#lib/audit/check.ts'
import { judge } from '#lib/audit/judge.ts'
import type { Related } from '#lib/audit/related.ts'
import { RelatedIndex } from '#lib/audit/related-index.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { account, sample, takenAt } from './sample-resource.ts'

const beside = 'AWS::S3::Bucket'

function checkThat(look: (related: Related) => boolean): Check {
  return defineCheck({
    id: 'test-thing-beside',
    title: 'Looks at what is beside it',
    severity: 'low',
    resource: 'AWS::Test::Thing',
    reads: [],
    also: { [beside]: ['BucketName', 'LoggingConfiguration', 'MFADelete'] },
    rationale: '',
    remediation: { cli: '', cdk: '', terraform: '' },
    aliases: { prowler: [], securityHub: [] },
    evaluate: (_, { related }): Judgement => (look(related) ? pass('it was found') : fail('it was not found')),
  })
}

const bucket = (name: string, region = 'us-east-1', parts: Partial<Resource> = {}): Resource =>
  sample(beside, { arn: `arn:aws:s3:::${name}`, region, configuration: { BucketName: name, LoggingConfiguration: null }, ...parts })

const part = (region: string, resources: readonly Resource[], parts: Partial<SnapshotPart> = {}): SnapshotPart => ({
  account,
  region,
  service: 's3',
  takenAt: new Date(takenAt).toISOString(),
  types: [beside],
  resources,
  gaps: [],
  calls: [],
  ...parts,
})
const refused = (region: string): Partial<SnapshotPart> => ({
  gaps: [{ account, region, service: 's3', action: 's3:List', outcome: 'denied', reason: 'no', types: [beside] }],
})

function verdict(look: (related: Related) => boolean, ...parts: readonly SnapshotPart[]): string {
  const check = checkThat(look)
  const index = new RelatedIndex([check])
  for (const one of parts) index.add(one)
  return judge(check, sample('AWS::Test::Thing'), { takenAt, related: index.viewFor(check) }).verdict
}

const byName = (related: Related) => related.by(beside, 'BucketName', 'logs').length > 0
const byArn = (related: Related) => related.by(beside, 'arn', 'arn:aws:s3:::logs').length > 0
const found = (related: Related) => related.find(beside, ({ configuration }) => configuration.BucketName === 'logs') !== undefined
const listedAll = (related: Related) => related.all(beside).length > 1

describe.each([
  ['by a property', byName],
  ['by its ARN', byArn],
  ['by a test', found],
] as const)('%s', (_, look) => {
  test.each<[string, string, readonly SnapshotPart[]]>([
    ['there', 'pass', [part('us-east-1', [bucket('other'), bucket('logs')])]],
    [
      'there, though another region was refused',
      'pass',
      [part('us-east-1', [bucket('logs')]), part('eu-west-1', [], refused('eu-west-1'))],
    ],
    ['not there', 'fail', [part('us-east-1', [bucket('other')])]],
    ['not there, and a region was refused', 'unknown', [part('us-east-1', [bucket('other')]), part('eu-west-1', [], refused('eu-west-1'))]],
    ['never listed', 'unknown', []],
    ['listed in no part', 'unknown', [part('us-east-1', [], { types: ['AWS::SNS::Topic'] })]],
  ])('%s: %s', (_name, expected, parts) => {
    expect(verdict(look, ...parts)).toBe(expected)
  })
})

test('one whose property was not seen may be the one, unless another is', () => {
  const blind = bucket('x', 'us-east-1', { configuration: { LoggingConfiguration: null }, unseen: { BucketName: 'denied' } })
  for (const look of [byName, found]) {
    expect(verdict(look, part('us-east-1', [blind]))).toBe('unknown')
    expect(verdict(look, part('us-east-1', [blind, bucket('logs')]))).toBe('pass')
  }
})

test('all of a type: only where all were listed', () => {
  expect(verdict(listedAll, part('us-east-1', [bucket('a'), bucket('b')]))).toBe('pass')
  expect(verdict(listedAll, part('us-east-1', [bucket('a')]))).toBe('fail')
  expect(verdict(listedAll, part('us-east-1', [bucket('a'), bucket('b')], refused('us-east-1')))).toBe('unknown')
})

test('a list is found by what it holds', () => {
  const tagged = (name: string, holds: readonly string[]) =>
    bucket(name, 'us-east-1', { configuration: { BucketName: name, LoggingConfiguration: holds } })
  const holds = (value: string) => (related: Related) => related.by(beside, 'LoggingConfiguration', value).length > 0
  const listed = part('us-east-1', [tagged('one', ['a', 'b', 'a']), tagged('two', [])])
  expect([verdict(holds('b'), listed), verdict(holds('a'), listed), verdict(holds('c'), listed)]).toEqual(['pass', 'pass', 'fail'])
})

test('all by a property: only where all were listed, and of none it is unseen', () => {
  const both = (related: Related) => related.allBy(beside, 'BucketName', 'logs').length === 2
  const listed = [bucket('logs'), { ...bucket('logs'), arn: 'arn:aws:s3:::logs-2' }]
  expect(verdict(both, part('us-east-1', listed))).toBe('pass')
  expect(verdict(both, part('us-east-1', listed.slice(1)))).toBe('fail')
  expect(verdict(both, part('us-east-1', listed, refused('us-east-1')))).toBe('unknown')
  const hidden = bucket('other', 'us-east-1', { configuration: {}, unseen: { BucketName: 'denied' } })
  expect(verdict(both, part('us-east-1', [...listed, hidden]))).toBe('unknown')
})

test('what is made once is made once, and what could not be made is tried again', () => {
  let made = 0
  const count = (related: Related) => related.once('count', () => related.all(beside).length + made++) > 0
  const check = checkThat(count)
  const index = new RelatedIndex([check])
  index.add(part('us-east-1', [bucket('logs')]))
  const view = index.viewFor(check)
  for (const _ of [1, 2, 3]) expect(judge(check, sample('AWS::Test::Thing'), { takenAt, related: view }).verdict).toBe('pass')
  expect(made).toBe(1)
  const blind = new RelatedIndex([check]).viewFor(check)
  for (const _ of [1, 2]) expect(judge(check, sample('AWS::Test::Thing'), { takenAt, related: blind }).verdict).toBe('unknown')
})

test('a region narrows what must have been listed', () => {
  const here = (related: Related) => related.all(beside, { region: 'us-east-1' }).length === 1
  expect(verdict(here, part('us-east-1', [bucket('a')]), part('eu-west-1', [], refused('eu-west-1')))).toBe('pass')
})

test('what the check does not name in also is not seen', () => {
  expect(verdict((related) => related.by('AWS::SNS::Topic', 'arn', 'x').length === 0, part('us-east-1', []))).toBe('unknown')
  expect(verdict((related) => related.by(beside, 'Policy', 'x').length === 0, part('us-east-1', [bucket('a')]))).toBe('unknown')
  expect(
    verdict((related) => related.all(beside).every(({ observed }) => observed.PolicyStatus === null), part('us-east-1', [bucket('a')])),
  ).toBe('unknown')
})

test('catching the error does not make it seen', () => {
  const swallowing = (related: Related) => {
    try {
      related.all(beside)
    } catch {
      return true
    }
    return true
  }
  expect(verdict(swallowing)).toBe('unknown')
})
