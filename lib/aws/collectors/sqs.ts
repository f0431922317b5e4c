import { GetQueueAttributesCommand, ListQueuesCommand, type QueueAttributeName, SQSClient } from '@aws-sdk/client-sqs'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { detail, mapDetail, policyObject } from './detail.ts'
import { listed } from './listed.ts'

const queueType = 'AWS::SQS::Queue'

/** Asked by name: `All` would also bring counts of messages, which change at every look. */
const attributeNames: QueueAttributeName[] = ['KmsMasterKeyId', 'Policy', 'QueueArn', 'SqsManagedSseEnabled']

/** Queues. `Policy` is the PolicyDocument of AWS::SQS::QueuePolicy, folded into the queue. */
export const sqs: Collector = {
  service: 'sqs',
  scope: 'regional',
  brings: { [queueType]: { list: ['sqs:GetQueueAttributes', 'sqs:ListQueues'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 'sqs:ListQueues',
    types: [queueType],
    page: async (token) => {
      // SQS pages only when MaxResults is given, and leaves the list out when there is no queue.
      const answer = await clients.of('sqs', SQSClient, scope.region).send(new ListQueuesCommand({ MaxResults: 1_000, NextToken: token }))
      return { items: answer.QueueUrls ?? [], next: answer.NextToken }
    },
    read: (url) => queueResource(clients, scope, url),
    width: 8,
  })
}

async function queueResource(clients: AwsClients, scope: CollectorScope, url: string): Promise<Resource> {
  const attributes = await detail(
    'sqs:GetQueueAttributes',
    scope.region,
    async () => {
      const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: attributeNames })
      const { Attributes: all } = await clients.of('sqs', SQSClient, scope.region).send(command)
      // Every queue has an ARN; an answer without it is an answer about nothing.
      if (!all?.QueueArn) throw new Error('the answer holds no attributes of the queue')
      return all
    },
    { gone: ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'] },
  )
  const [owner = scope.account, name = ''] = url.split('/').slice(-2)
  return collectedResource(queueType, scope, {
    arn: `arn:${scope.partition}:sqs:${scope.region}:${owner}:${name}`,
    configuration: {
      QueueName: { value: name },
      KmsMasterKeyId: mapDetail(attributes, ({ KmsMasterKeyId: key }) => key || null),
      SqsManagedSseEnabled: mapDetail(attributes, ({ SqsManagedSseEnabled: managed }) => managed === 'true'),
      Policy: mapDetail(attributes, ({ Policy: policy }) => (policy ? policyObject(policy) : null)),
    },
  })
}
