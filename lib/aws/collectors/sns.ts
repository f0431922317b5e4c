import { GetTopicAttributesCommand, ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, policyObject } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const topicType = 'AWS::SNS::Topic'

/** Subscriptions of a region that are looked through for confirmed ones (a topic may have 12.5 million); beyond it the rest is not seen. */
const subscriptionsAtMost = 50_000

type Attributes = ReadonlyMap<string, string>
type ConfirmedByTopic = ReadonlyMap<string, number>

/** Topics. `Policy` is the PolicyDocument of AWS::SNS::TopicPolicy, folded into the topic. */
export const sns: Collector = {
  service: 'sns',
  scope: 'regional',
  brings: {
    [topicType]: {
      list: ['sns:GetTopicAttributes', 'sns:ListTopics'],
      details: { SubscriptionsConfirmed: ['sns:ListSubscriptions'] },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  // Listed for all topics of the region at once, and only when a topic counts none itself.
  let asked: Promise<Detail<ConfirmedByTopic>> | undefined
  const confirmed = (): Promise<Detail<ConfirmedByTopic>> => {
    asked ??= detail('sns:ListSubscriptions', scope.region, () => confirmedByTopic(clients, scope.region))
    return asked
  }
  yield* listed(scope, {
    action: 'sns:ListTopics',
    types: [topicType],
    page: (token) => topicArns(clients, scope.region, token),
    read: (arn) => topicResource(clients, scope, arn, confirmed),
    width: 8,
  })
}

async function topicArns(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('sns', SNSClient, region).send(new ListTopicsCommand({ NextToken: token }))
  if (!answer.Topics) throw new Error('the answer holds no list of topics')
  return { items: answer.Topics.flatMap((topic) => (topic.TopicArn ? [topic.TopicArn] : [])), next: answer.NextToken }
}

async function topicResource(
  clients: AwsClients,
  scope: CollectorScope,
  arn: string,
  confirmed: () => Promise<Detail<ConfirmedByTopic>>,
): Promise<Resource> {
  const gone = ['NotFoundException', 'NotFound']
  const attributes = await detail('sns:GetTopicAttributes', scope.region, () => topicAttributes(clients, scope.region, arn), { gone })
  return collectedResource(topicType, scope, {
    arn,
    configuration: {
      TopicName: { value: arn.split(':').at(-1) },
      Policy: mapDetail(attributes, (map) => {
        const text = map.get('Policy')
        if (text === undefined) throw new Error('sns:GetTopicAttributes gave no policy, and every topic has one')
        return policyObject(text)
      }),
      DisplayName: mapDetail(attributes, (map) => map.get('DisplayName') ?? ''),
      KmsMasterKeyId: mapDetail(attributes, (map) => map.get('KmsMasterKeyId') ?? null),
      DeliveryStatusLogging: mapDetail(attributes, deliveryLogging),
      FifoTopic: mapDetail(attributes, (map) => map.get('FifoTopic') === 'true'),
    },
    observed: {
      Owner: mapDetail(attributes, (map) => map.get('Owner') ?? null),
      SubscriptionsConfirmed: await wanted(scope, topicType, 'SubscriptionsConfirmed', () => subscriptionsOf(arn, attributes, confirmed)),
    },
  })
}

async function topicAttributes(clients: AwsClients, region: string, arn: string): Promise<Attributes> {
  const { Attributes: attributes } = await clients.of('sns', SNSClient, region).send(new GetTopicAttributesCommand({ TopicArn: arn }))
  if (!attributes) throw new Error('the answer holds no attributes')
  return new Map(Object.entries(attributes))
}

/** Protocols as CloudFormation writes them, with the front of the names of their attributes (SNS API, SetTopicAttributes). */
const loggedProtocols = [
  ['http/s', 'HTTP'],
  ['sqs', 'SQS'],
  ['lambda', 'Lambda'],
  ['firehose', 'Firehose'],
  ['application', 'Application'],
] as const

function deliveryLogging(attributes: Attributes) {
  return loggedProtocols.flatMap(([Protocol, prefix]) => {
    const failure = attributes.get(`${prefix}FailureFeedbackRoleArn`)
    const success = attributes.get(`${prefix}SuccessFeedbackRoleArn`)
    if (!failure && !success) return []
    const roles = { ...(failure ? { FailureFeedbackRoleArn: failure } : {}), ...(success ? { SuccessFeedbackRoleArn: success } : {}) }
    return [{ Protocol, ...roles }]
  })
}

/**
 * The topic's own count holds subscribers of other accounts too, and lags behind for a while after a confirmation; the account's list of
 * subscriptions does not. Either one is proof that somebody listens.
 */
async function subscriptionsOf(arn: string, attributes: Detail<Attributes>, confirmed: () => Promise<Detail<ConfirmedByTopic>>) {
  const counted = 'value' in attributes ? Number(attributes.value.get('SubscriptionsConfirmed') ?? 'NaN') : Number.NaN
  if (counted > 0) return { value: counted }
  const list = await confirmed()
  const found = 'value' in list ? (list.value.get(arn) ?? 0) : 0
  if (found > 0) return { value: found }
  if ('unseen' in attributes) return attributes
  return mapDetail(list, () => 0)
}

/** What is kept of a subscription is that it is confirmed: endpoints are addresses of people, or URLs that may hold tokens. */
async function confirmedByTopic(clients: AwsClients, region: string): Promise<ConfirmedByTopic> {
  const counts = new Map<string, number>()
  let seen = 0
  const list = pages(async (token) => {
    const answer = await clients.of('sns', SNSClient, region).send(new ListSubscriptionsCommand({ NextToken: token }))
    if (!answer.Subscriptions) throw new Error('the answer holds no list of subscriptions')
    return { items: answer.Subscriptions, next: answer.NextToken }
  })
  for await (const { SubscriptionArn: arn = '', TopicArn: topic = '' } of list) {
    if (++seen > subscriptionsAtMost) throw new Error(`the region has more than ${subscriptionsAtMost} subscriptions`)
    // PendingConfirmation and Deleted stand where the ARN of a confirmed one is.
    if (arn.startsWith('arn:')) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  }
  return counts
}
