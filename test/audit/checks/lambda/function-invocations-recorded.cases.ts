import { check } from '#lib/audit/checks/lambda/function-invocations-recorded.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:f'
const trail = (configuration: object, more: Partial<Resource> = {}): Resource =>
  sample('AWS::CloudTrail::Trail', {
    arn: 'arn:trail',
    ...more,
    configuration: {
      TrailName: 't',
      IsMultiRegionTrail: true,
      IsLogging: true,
      EventSelectors: null,
      AdvancedEventSelectors: null,
      ...configuration,
    },
  })
const basic = (value: string, more: object = {}) => ({
  EventSelectors: [{ ReadWriteType: 'All', DataResources: [{ Type: 'AWS::Lambda::Function', Values: [value] }], ...more }],
})
const advanced = (...fields: readonly object[]) => ({
  AdvancedEventSelectors: [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::Lambda::Function'] },
        ...fields,
      ],
    },
  ],
})
const by = (...related: readonly Resource[]): CaseParts => ({ arn, related })

export const cases = checkCases(check, [
  ['all functions', 'pass', by(trail(basic('arn:aws:lambda')))],
  ['this one', 'pass', by(trail(basic(arn)))],
  ['another', 'fail', by(trail(basic(`${arn}2`)))],
  ['reads only', 'fail', by(trail(basic('arn:aws:lambda', { ReadWriteType: 'ReadOnly' })))],
  ['buckets', 'fail', by(trail({ EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }] }))],
  ['all, by advanced selectors', 'pass', by(trail(advanced()))],
  ['those of its beginning', 'pass', by(trail(advanced({ Field: 'resources.ARN', StartsWith: [arn.slice(0, -1)] })))],
  ['all but this one', 'fail', by(trail(advanced({ Field: 'resources.ARN', NotEquals: [arn] })))],
  ['its writes', 'pass', by(trail(advanced({ Field: 'readOnly', Equals: ['false'] })))],
  ['its reads', 'fail', by(trail(advanced({ Field: 'readOnly', Equals: ['true'] })))],
  ['by somebody', 'fail', by(trail(advanced({ Field: 'userIdentity.arn', Equals: ['arn:x'] })))],
  [
    'basic selectors do not count beside advanced ones',
    'fail',
    by(trail({ ...basic('arn:aws:lambda'), ...advanced({ Field: 'eventName', Equals: ['x'] }) })),
  ],
  ['not logging', 'fail', by(trail({ ...basic('arn:aws:lambda'), IsLogging: false }))],
  ['of another region', 'fail', by(trail({ ...basic('arn:aws:lambda'), IsMultiRegionTrail: false }, { region: 'eu-west-1' }))],
  ['of this region alone', 'pass', by(trail({ ...basic('arn:aws:lambda'), IsMultiRegionTrail: false }))],
  ['no trail', 'fail', by()],
  [
    'selectors refused',
    'unknown',
    by(
      sample('AWS::CloudTrail::Trail', {
        arn: 'arn:trail',
        configuration: { TrailName: 't', IsMultiRegionTrail: true, IsLogging: true },
        unseen: { EventSelectors: 'denied', AdvancedEventSelectors: 'denied' },
      }),
    ),
  ],
  ['trails refused', 'unknown', { arn, unlisted: ['AWS::CloudTrail::Trail'] }],
])
