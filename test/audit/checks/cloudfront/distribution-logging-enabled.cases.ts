import { check } from '#lib/audit/checks/cloudfront/distribution-logging-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const arn = 'arn:aws:cloudfront::111122223333:distribution/E1'
const distribution = (more: object, ...related: readonly Resource[]): CaseParts => ({
  arn,
  configuration: { DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' }, ...more } },
  related,
})
const source = (ResourceArns: readonly string[], LogType = 'ACCESS_LOGS'): Resource =>
  sample('AWS::Logs::DeliverySource', { arn: 'arn:source', configuration: { Name: 's', LogType }, observed: { ResourceArns } })
const delivery = sample('AWS::Logs::Delivery', {
  arn: 'arn:delivery',
  configuration: { DeliverySourceName: 's', DeliveryDestinationArn: 'arn:aws:logs:us-east-1:111122223333:delivery-destination:d' },
})
const live = { RealtimeLogConfigArn: 'arn:live' }

export const cases = checkCases(check, [
  ['to a bucket', 'pass', distribution({ Logging: { Bucket: 'logs.s3.amazonaws.com' } })],
  ['through CloudWatch Logs', 'pass', distribution({}, source([arn]), delivery)],
  ['a source without a delivery', 'fail', distribution({}, source([arn]))],
  ['a delivery for another', 'fail', distribution({}, source(['arn:other']), delivery)],
  ['a delivery of other logs', 'fail', distribution({}, source([arn], 'CONNECTION_LOGS'), delivery)],
  ['none', 'fail', distribution({})],
  ['a prefix and no bucket', 'fail', distribution({ Logging: { Prefix: 'x' } })],
  ['in real time', 'unknown', distribution({ DefaultCacheBehavior: live })],
  ['in real time on one path', 'fail', distribution({ CacheBehaviors: [live] })],
  ['deliveries refused', 'unknown', { ...distribution({}), unlisted: ['AWS::Logs::Delivery'] }],
])
