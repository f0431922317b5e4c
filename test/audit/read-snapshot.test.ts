import { expect, test } from 'vitest'
import { readSnapshotPart, SnapshotShapeError } from '#lib/audit/read-snapshot.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { account, sample } from './sample-resource.ts'

const part: SnapshotPart = {
  account,
  region: 'us-east-1',
  service: 'sns',
  takenAt: '2026-11-22T12:00:00.000Z',
  types: ['AWS::SNS::Topic'],
  resources: [sample('AWS::SNS::Topic', { configuration: { Policy: { deep: [1, { x: null }] } }, unseen: { Tags: 'not asked' } })],
  gaps: [
    {
      account,
      region: 'us-east-1',
      service: 'sns',
      action: 'sns:ListTopics',
      outcome: 'throttled',
      reason: 'r',
      types: ['AWS::SNS::Topic'],
    },
  ],
  calls: [{ action: 'sns:ListTopics', account, region: 'us-east-1', outcome: 'ok', count: 1 }],
}

test('what was recorded is read back the same', () => {
  expect(readSnapshotPart(JSON.parse(JSON.stringify(part)), 'part.json')).toEqual(part)
})

const broken: readonly [string, unknown, RegExp][] = [
  ['null', null, /the whole/],
  ['a list', [part], /the whole/],
  ['no account', { ...part, account: undefined }, /account/],
  ['a time that is none', { ...part, takenAt: 'yesterday' }, /takenAt: wanted an ISO 8601/],
  [
    'a resource without configuration',
    { ...part, resources: [{ ...part.resources[0], configuration: [] }] },
    /resources\.0\.configuration/,
  ],
  ['an unseen that is a list', { ...part, resources: [{ ...part.resources[0], unseen: ['Policy'] }] }, /resources\.0\.unseen/],
  ['gaps left out: that would be full sight', { ...part, gaps: undefined }, /gaps/],
  ['an outcome nobody knows', { ...part, gaps: [{ ...part.gaps[0], outcome: 'fine' }] }, /gaps\.0\.outcome/],
]

test.each(broken)('%s is refused, with its place', (_, value, message) => {
  const read = () => readSnapshotPart(value, 'part.json')
  expect(read).toThrow(SnapshotShapeError)
  expect(read).toThrow(message)
})
