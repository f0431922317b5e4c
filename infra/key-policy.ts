import type { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'

/** Log groups of this stack live below this name. */
export const logGroupPrefix = '/keepwatch/'

/**
 * Lets the services that write into encrypted queues, topics, buckets and log groups use the key. In a key's policy, `*`
 * means the key itself. Where a service is documented to pass the account it acts for, the statement asks for it; EventBridge
 * targets, S3 notifications and CloudWatch alarms are documented without such a condition (one that is never met would lose
 * every event), and there the policy of the queue or topic names the rule or the account.
 */
export function allowServicesToUseKey(key: Key, stack: Stack): void {
  const own = { 'aws:SourceAccount': stack.account }
  const use = ['kms:Decrypt', 'kms:GenerateDataKey']
  const allow = (sid: string, service: string, actions: string[], conditions?: Record<string, unknown>) =>
    key.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions,
        resources: ['*'],
        ...(conditions ? { conditions } : {}),
      }),
    )
  allow('EventsIntoQueues', 'events.amazonaws.com', use)
  allow('ObjectNotificationsIntoQueues', 's3.amazonaws.com', use)
  allow('AlarmsIntoTopics', 'cloudwatch.amazonaws.com', use)
  allow(
    'FlowLogsIntoBucket',
    'delivery.logs.amazonaws.com',
    ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    {
      StringEquals: own,
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*', region: '*' }) },
    },
  )
  allow(
    'LogGroups',
    `logs.${stack.region}.amazonaws.com`,
    ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:${logGroupPrefix}*`,
      },
    },
  )
}
