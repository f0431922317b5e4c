import { describe, expect, test } from 'vitest'
import { sns } from '#lib/aws/collectors/sns.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const arn = `arn:aws:sns:us-east-1:${account}:t`
const attributes = { Policy: '{"Statement":[]}', DisplayName: 'd', Owner: account, SubscriptionsConfirmed: '0' }
const answers: Answers = {
  'sns:ListTopics': { Topics: [{ TopicArn: arn }] },
  'sns:GetTopicAttributes': { Attributes: attributes },
  'sns:ListSubscriptions': { Subscriptions: [] },
}
const subscription = (SubscriptionArn: string, TopicArn = arn) => ({
  SubscriptionArn,
  TopicArn,
  Protocol: 'email',
  Endpoint: 'ann@example.org',
})

describe('sns', () => {
  test('a topic under its CloudFormation names', async () => {
    const { resources } = await collectAll(sns, answers)
    expect(resources).toMatchObject([
      {
        arn,
        type: 'AWS::SNS::Topic',
        configuration: { TopicName: 't', Policy: { Statement: [] }, DisplayName: 'd', KmsMasterKeyId: null, FifoTopic: false },
        observed: { Owner: account, SubscriptionsConfirmed: 0 },
      },
    ])
  })

  test('what is logged of deliveries', async () => {
    const logged = { Attributes: { ...attributes, SQSFailureFeedbackRoleArn: 'arn:r', LambdaSuccessFeedbackRoleArn: 'arn:s' } }
    const { resources } = await collectAll(sns, { ...answers, 'sns:GetTopicAttributes': logged })
    expect(resources[0]?.configuration['DeliveryStatusLogging']).toEqual([
      { Protocol: 'sqs', FailureFeedbackRoleArn: 'arn:r' },
      { Protocol: 'lambda', SuccessFeedbackRoleArn: 'arn:s' },
    ])
  })

  test('confirmed subscriptions count, and no address is kept', async () => {
    const list = [
      subscription('PendingConfirmation'),
      subscription('Deleted'),
      subscription(`${arn}:1`),
      subscription('arn:other', 'arn:x'),
    ]
    const { resources } = await collectAll(sns, { ...answers, 'sns:ListSubscriptions': { Subscriptions: list } })
    expect(resources[0]?.observed).toMatchObject({ SubscriptionsConfirmed: 1 })
    expect(JSON.stringify(resources)).not.toContain('ann@')
  })

  test('the topic’s own count is enough: nothing is listed then', async () => {
    const counted = { Attributes: { ...attributes, SubscriptionsConfirmed: '2' } }
    const { resources, actions } = await collectAll(sns, { ...answers, 'sns:GetTopicAttributes': counted })
    expect(resources[0]?.observed).toMatchObject({ SubscriptionsConfirmed: 2 })
    expect(actions).not.toContain('sns:ListSubscriptions')
  })

  test('subscriptions are listed once for all topics, and not at all when no check reads them', async () => {
    const two = { ...answers, 'sns:ListTopics': { Topics: [{ TopicArn: arn }, { TopicArn: `${arn}2` }] } }
    expect((await collectAll(sns, two)).actions.filter((action) => action === 'sns:ListSubscriptions')).toHaveLength(1)
    const unread = await collectAll(sns, two, { wants: (_, property) => property !== 'SubscriptionsConfirmed' })
    expect(unread.actions).not.toContain('sns:ListSubscriptions')
    expect(unread.resources[0]?.unseen).toHaveProperty('SubscriptionsConfirmed', expect.stringContaining('not asked'))
  })

  test('refused subscriptions are unseen, not none', async () => {
    const { resources } = await collectAll(sns, { ...answers, 'sns:ListSubscriptions': denied })
    expect(resources[0]?.unseen).toHaveProperty('SubscriptionsConfirmed', expect.stringContaining('denied'))
  })

  test('refused attributes leave the policy unseen', async () => {
    const { resources } = await collectAll(sns, { ...answers, 'sns:GetTopicAttributes': awsError('AuthorizationErrorException', 403) })
    expect(resources[0]?.unseen).toHaveProperty('Policy', expect.stringContaining('sns:GetTopicAttributes denied'))
    expect(resources[0]?.unseen).toHaveProperty('SubscriptionsConfirmed')
  })

  test.each([{}, { Attributes: {} }, { Attributes: { Policy: 'no json' } }])('%j leaves the policy unseen', async (answer) => {
    expect((await collectAll(sns, { ...answers, 'sns:GetTopicAttributes': answer })).resources[0]?.unseen).toHaveProperty('Policy')
  })

  test('a second page is read', async () => {
    const page = (_: unknown, times: number) => ({ Topics: [{ TopicArn: `${arn}${times}` }], ...(times === 0 ? { NextToken: 'n' } : {}) })
    expect((await collectAll(sns, { ...answers, 'sns:ListTopics': page })).resources).toHaveLength(2)
  })

  test('a topic deleted meanwhile is dropped', async () => {
    const { resources, gaps } = await collectAll(sns, { ...answers, 'sns:GetTopicAttributes': awsError('NotFoundException', 404) })
    expect({ resources, gaps }).toEqual({ resources: [], gaps: [] })
  })

  test.each([denied, {}, { Topics: [], NextToken: 'same' }])('a list that is refused, missing or endless is a gap', async (answer) => {
    expect((await collectAll(sns, { ...answers, 'sns:ListTopics': answer })).gaps).toMatchObject([
      { action: 'sns:ListTopics', types: ['AWS::SNS::Topic'] },
    ])
  })
})
