import { describe, expect, test } from 'vitest'
import { sqs } from '#lib/aws/collectors/sqs.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const url = (name: string) => `https://sqs.us-east-1.amazonaws.com/${account}/${name}`
const arn = `arn:aws:sqs:us-east-1:${account}:q`
const answers: Answers = {
  'sqs:ListQueues': { QueueUrls: [url('q')] },
  'sqs:GetQueueAttributes': { Attributes: { QueueArn: arn, SqsManagedSseEnabled: 'true', Policy: '{"Statement":[]}' } },
}

describe('sqs', () => {
  test('a queue under its CloudFormation names', async () => {
    expect((await collectAll(sqs, answers)).resources).toMatchObject([
      {
        arn,
        type: 'AWS::SQS::Queue',
        configuration: { QueueName: 'q', KmsMasterKeyId: null, SqsManagedSseEnabled: true, Policy: { Statement: [] } },
      },
    ])
  })

  test('a queue without policy and encryption', async () => {
    const bare = { ...answers, 'sqs:GetQueueAttributes': { Attributes: { QueueArn: arn } } }
    expect((await collectAll(sqs, bare)).resources[0]?.configuration).toEqual({
      QueueName: 'q',
      KmsMasterKeyId: null,
      SqsManagedSseEnabled: false,
      Policy: null,
    })
  })

  test('no queue: SQS leaves the list out', async () => {
    expect(await collectAll(sqs, { 'sqs:ListQueues': {} })).toMatchObject({ resources: [], gaps: [] })
  })

  test('a second page is read', async () => {
    const page = (_: unknown, times: number) => ({ QueueUrls: [url(`q${times}`)], ...(times === 0 ? { NextToken: 'n' } : {}) })
    expect((await collectAll(sqs, { ...answers, 'sqs:ListQueues': page })).resources).toHaveLength(2)
  })

  test('refused attributes, and an answer about nothing, are unseen', async () => {
    for (const answer of [denied, {}, { Attributes: {} }]) {
      const { resources } = await collectAll(sqs, { ...answers, 'sqs:GetQueueAttributes': answer })
      expect(Object.keys(resources[0]?.unseen ?? {})).toEqual(expect.arrayContaining(['Policy', 'KmsMasterKeyId', 'SqsManagedSseEnabled']))
    }
  })

  test('a refused listing is a gap', async () => {
    expect((await collectAll(sqs, { 'sqs:ListQueues': denied })).gaps).toMatchObject([
      { action: 'sqs:ListQueues', types: ['AWS::SQS::Queue'] },
    ])
  })

  test('a queue deleted meanwhile is dropped', async () => {
    const gone = { ...answers, 'sqs:GetQueueAttributes': awsError('QueueDoesNotExist') }
    expect(await collectAll(sqs, gone)).toMatchObject({ resources: [], gaps: [] })
  })
})
