import { check } from '#lib/audit/checks/s3/bucket-event-notifications-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (NotificationConfiguration: unknown) => ({ configuration: { NotificationConfiguration } })

export const cases = checkCases(check, [
  ['EventBridge', 'pass', bucket({ EventBridgeConfiguration: { EventBridgeEnabled: true } })],
  ['a queue', 'pass', bucket({ QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: 'arn:q' }] })],
  ['a function', 'pass', bucket({ LambdaConfigurations: [{ Event: 's3:ObjectRemoved:*', Function: 'arn:f' }] })],
  ['empty lists', 'fail', bucket({ TopicConfigurations: [], QueueConfigurations: [] })],
  ['EventBridge off', 'fail', bucket({ EventBridgeConfiguration: { EventBridgeEnabled: false } })],
  ['none', 'fail', bucket(null)],
  ['denied', 'unknown', { unseen: { NotificationConfiguration: 'denied' } }],
])
