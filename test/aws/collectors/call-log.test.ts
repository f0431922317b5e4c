import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { expect, test } from 'vitest'
import { CallLog, errorText, outcomeOf } from '#lib/aws/call-log.ts'
import { awsError, recordedAws } from './fake-aws.ts'

const cases: readonly [string, number, string, string][] = [
  ['AccessDenied', 403, 'us-east-1', 'denied'],
  ['AccessDeniedException', 400, 'us-east-1', 'denied'],
  ['UnauthorizedOperation', 403, 'us-east-1', 'denied'],
  ['AuthorizationErrorException', 403, 'us-east-1', 'denied'],
  ['AuthorizationError', 403, 'us-east-1', 'denied'],
  ['SomethingNew', 403, 'us-east-1', 'denied'],
  ['ExpiredToken', 403, 'us-east-1', 'denied'],
  ['Throttling', 400, 'us-east-1', 'throttled'],
  ['ThrottlingException', 400, 'us-east-1', 'throttled'],
  ['TooManyRequestsException', 429, 'us-east-1', 'throttled'],
  ['RequestLimitExceeded', 503, 'us-east-1', 'throttled'],
  ['SlowDown', 503, 'us-east-1', 'throttled'],
  ['SomethingNew', 429, 'us-east-1', 'throttled'],
  ['NoSuchEntityException', 404, 'us-east-1', 'not-found'],
  ['NoSuchBucketPolicy', 404, 'us-east-1', 'not-found'],
  ['ServerSideEncryptionConfigurationNotFoundError', 404, 'us-east-1', 'not-found'],
  ['TrailNotFoundException', 400, 'us-east-1', 'not-found'],
  ['OptInRequired', 403, 'us-east-1', 'region-disabled'],
  ['UnrecognizedClientException', 400, 'af-south-1', 'region-disabled'],
  ['AuthFailure', 401, 'ap-east-1', 'region-disabled'],
  ['InvalidClientTokenId', 403, 'me-south-1', 'region-disabled'],
  ['UnrecognizedClientException', 400, 'us-east-1', 'denied'],
  ['SyntaxError', 404, 'us-east-1', 'error'],
  ['Error', 404, 'us-east-1', 'error'],
  ['InternalFailure', 500, 'us-east-1', 'error'],
]

test.each(cases)('%s with HTTP %i in %s is %s', (name, status, region, outcome) => {
  expect(outcomeOf(awsError(name, status), region)).toBe(outcome)
})

test('what is no error object is an error all the same', () => {
  expect(outcomeOf('text', 'us-east-1')).toBe('error')
  expect(outcomeOf(undefined, 'us-east-1')).toBe('error')
})

test('the text of an error is one short line', () => {
  const text = errorText(new Error(`a\u001b[31m\nb${'x'.repeat(5_000)}`))
  expect(text.length).toBeLessThanOrEqual(300)
  expect(text).toMatch(/^Error: a \[31m b/)
})

test('calls are summed by action, region and outcome, with the first error', () => {
  const log = new CallLog('111122223333')
  log.ok('s3:ListBuckets', 'us-east-1')
  log.ok('s3:ListBuckets', 'us-east-1')
  log.ok('s3:ListBuckets', 'eu-west-1')
  log.failed('s3:GetBucketPolicy', 'us-east-1', awsError('AccessDenied'))
  log.failed('s3:GetBucketPolicy', 'us-east-1', awsError('AccessDeniedException'))
  expect(log.records()).toEqual([
    {
      action: 's3:GetBucketPolicy',
      account: '111122223333',
      region: 'us-east-1',
      outcome: 'denied',
      count: 2,
      error: 'AccessDenied: recorded AccessDenied',
    },
    { action: 's3:ListBuckets', account: '111122223333', region: 'eu-west-1', outcome: 'ok', count: 1 },
    { action: 's3:ListBuckets', account: '111122223333', region: 'us-east-1', outcome: 'ok', count: 2 },
  ])
})

test('every call of a client is noted under its service, operation and region', async () => {
  const { clients } = recordedAws({
    'sns:ListTopics': (_: unknown, times: number) => (times === 0 ? { Topics: [] } : awsError('Throttling')),
  })
  const log = new CallLog('111122223333')
  const recording = clients.recording(log)
  await recording.of('sns', SNSClient, 'eu-west-1').send(new ListTopicsCommand({}))
  await expect(recording.of('sns', SNSClient, 'eu-west-1').send(new ListTopicsCommand({}))).rejects.toThrow('recorded Throttling')
  expect(log.records().map(({ action, region, outcome, count }) => [action, region, outcome, count])).toEqual([
    ['sns:ListTopics', 'eu-west-1', 'ok', 1],
    ['sns:ListTopics', 'eu-west-1', 'throttled', 1],
  ])
})

test('one client per service and region', () => {
  const { clients } = recordedAws({})
  expect(clients.of('sns', SNSClient, 'eu-west-1')).toBe(clients.of('sns', SNSClient, 'eu-west-1'))
  expect(clients.of('sns', SNSClient, 'eu-west-1')).not.toBe(clients.of('sns', SNSClient, 'us-east-1'))
})
