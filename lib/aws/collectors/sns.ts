import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { detail, GoneError, gapOf, gather, mapDetail, notAsked, policyObject } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'

const topicType = 'AWS::SNS::Topic'

/** Topics read at a time. */
const width = 5
/** Subscriptions kept of one topic (a topic may have 12.5 million); with more, the list counts as not seen. */
const subscriptionsKept = 500

/** Topics. `Policy` is the PolicyDocument of AWS::SNS::TopicPolicy, folded into the topic. */
export const sns: Collector = {
  service: 'sns',
  scope: 'regional',
  brings: { [topicType]: { list: ['sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic', 'sns:ListTopics'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  try {
    const arns = pages((token) => topicArns(clients, scope.region, token))
    for await (const resource of inOrder(arns, width, (arn) => topicResource(clients, arn, scope)))
      if (resource) yield { kind: 'resource', resource }
  } catch (error) {
    yield gapOf('sns:ListTopics', scope.region, error, [topicType])
  }
}

async function topicArns(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('sns', SNSClient, region).send(new ListTopicsCommand({ NextToken: token }))
  if (!answer.Topics) throw new Error('the answer holds no list of topics')
  return { items: answer.Topics.flatMap((topic) => (topic.TopicArn ? [topic.TopicArn] : [])), next: answer.NextToken }
}

/** A topic; undefined when it was deleted since it was listed. */
async function topicResource(clients: AwsClients, arn: string, scope: CollectorScope): Promise<Resource | undefined> {
  try {
    const gone = ['NotFoundException', 'NotFound']
    const [attributes, subscriptions] = await Promise.all([
      detail('sns:GetTopicAttributes', scope.region, () => topicAttributes(clients, scope.region, arn), { gone }),
      detail('sns:ListSubscriptionsByTopic', scope.region, () => subscriptionsOf(clients, scope.region, arn), { gone }),
    ])
    const configuration = gather({
      TopicName: { value: arn.split(':').at(-1) ?? '' },
      Policy: mapDetail(attributes, (map) => {
        const text = map.get('Policy')
        if (text === undefined) throw new Error('sns:GetTopicAttributes gave no policy, and every topic has one')
        return policyObject(text)
      }),
      DisplayName: mapDetail(attributes, (map) => map.get('DisplayName') ?? ''),
      KmsMasterKeyId: mapDetail(attributes, (map) => map.get('KmsMasterKeyId') ?? null),
      FifoTopic: mapDetail(attributes, (map) => map.get('FifoTopic') === 'true'),
      Subscription: subscriptions,
      Tags: notAsked('no check reads the tags of topics'),
    })
    const observed = gather({ Owner: mapDetail(attributes, (map) => map.get('Owner') ?? null) })
    return {
      arn,
      type: topicType,
      account: scope.account,
      region: scope.region,
      tags: {},
      configuration: configuration.seen,
      observed: observed.seen,
      unseen: { ...configuration.unseen, ...observed.unseen },
    }
  } catch (error) {
    if (error instanceof GoneError) return undefined
    throw error
  }
}

async function topicAttributes(clients: AwsClients, region: string, arn: string): Promise<ReadonlyMap<string, string>> {
  const { Attributes: attributes } = await clients.of('sns', SNSClient, region).send(new GetTopicAttributesCommand({ TopicArn: arn }))
  if (!attributes) throw new Error('the answer holds no attributes')
  return new Map(Object.entries(attributes))
}

/** Endpoints are kept where they are AWS resources; addresses of people and URLs (which may hold tokens) are not. */
async function subscriptionsOf(clients: AwsClients, region: string, arn: string): Promise<readonly Record<string, string>[]> {
  const kept: Record<string, string>[] = []
  const list = pages(async (token) => {
    const answer = await clients.of('sns', SNSClient, region).send(new ListSubscriptionsByTopicCommand({ TopicArn: arn, NextToken: token }))
    return { items: answer.Subscriptions ?? [], next: answer.NextToken }
  })
  for await (const { Protocol: protocol = '', Endpoint: endpoint = '' } of list) {
    if (kept.length === subscriptionsKept) throw new Error(`it has more than ${subscriptionsKept} subscriptions`)
    kept.push({ Protocol: protocol, ...(endpoint.startsWith('arn:') ? { Endpoint: endpoint } : {}) })
  }
  return kept
}
