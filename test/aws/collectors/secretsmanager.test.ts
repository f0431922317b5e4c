import { expect, test } from 'vitest'
import { secretsmanager } from '#lib/aws/collectors/secretsmanager.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const type = 'AWS::SecretsManager::Secret'
const arn = `arn:aws:secretsmanager:us-east-1:${account}:secret:db-AbCdEf`
const entry = {
  ARN: arn,
  Name: 'db',
  RotationEnabled: true,
  RotationRules: { AutomaticallyAfterDays: 30 },
  LastRotatedDate: new Date('2026-11-01T00:00:00Z'),
  LastAccessedDate: new Date('2026-11-20T00:00:00Z'),
  CreatedDate: new Date('2026-01-01T00:00:00Z'),
  Tags: [{ Key: 'team', Value: 'a' }],
}
const answers: Answers = {
  'secretsmanager:ListSecrets': { SecretList: [entry] },
  'secretsmanager:GetResourcePolicy': { ResourcePolicy: '{"Statement":[]}' },
}

test('a secret, without its value', async () => {
  const { resources, gaps, actions } = await collectAll(secretsmanager, answers)
  expect(gaps).toEqual([])
  expect(resources).toEqual([
    {
      arn,
      type,
      account,
      region: 'us-east-1',
      tags: { team: 'a' },
      configuration: {
        Name: 'db',
        Description: '',
        KmsKeyId: null,
        RotationRules: { AutomaticallyAfterDays: 30 },
        ResourcePolicy: { Statement: [] },
      },
      observed: {
        RotationEnabled: true,
        CreatedDate: '2026-01-01T00:00:00.000Z',
        LastRotatedDate: '2026-11-01T00:00:00.000Z',
        NextRotationDate: null,
        LastChangedDate: null,
        LastAccessedDate: '2026-11-20T00:00:00.000Z',
        OwningService: null,
        PrimaryRegion: null,
      },
    },
  ])
  expect(actions).toEqual(['secretsmanager:ListSecrets', 'secretsmanager:GetResourcePolicy'])
})

test('a secret that was never rotated, read or shared', async () => {
  const { resources } = await collectAll(secretsmanager, {
    'secretsmanager:ListSecrets': { SecretList: [{ ARN: arn, Name: 'db' }] },
    'secretsmanager:GetResourcePolicy': { ARN: arn },
  })
  expect(resources[0]).toMatchObject({
    configuration: { RotationRules: null, ResourcePolicy: null },
    observed: { RotationEnabled: false, LastRotatedDate: null, LastAccessedDate: null },
  })
})

test('pages are followed', async () => {
  const list = (input: { NextToken?: string }) =>
    input.NextToken ? { SecretList: [{ ...entry, ARN: `${arn}2` }] } : { SecretList: [entry], NextToken: 'n' }
  expect((await collectAll(secretsmanager, { ...answers, 'secretsmanager:ListSecrets': list })).resources).toHaveLength(2)
})

test.each([denied, {}, { SecretList: [], NextToken: 'same' }])('a list that is refused, missing or endless is a gap', async (answer) => {
  const { gaps } = await collectAll(secretsmanager, { ...answers, 'secretsmanager:ListSecrets': answer })
  expect(gaps).toMatchObject([{ action: 'secretsmanager:ListSecrets', types: [type] }])
})

test('a refused or unreadable policy is unseen, a deleted secret dropped, an unwanted policy not asked', async () => {
  for (const answer of [denied, { ResourcePolicy: '<html>' }]) {
    const { resources } = await collectAll(secretsmanager, { ...answers, 'secretsmanager:GetResourcePolicy': answer })
    expect(resources[0]?.unseen).toHaveProperty('ResourcePolicy')
  }
  const gone = await collectAll(secretsmanager, { ...answers, 'secretsmanager:GetResourcePolicy': awsError('ResourceNotFoundException') })
  expect(gone).toMatchObject({ resources: [], gaps: [] })
  const unwanted = await collectAll(secretsmanager, answers, { wants: (_, property) => property === undefined })
  expect(unwanted.actions).toEqual(['secretsmanager:ListSecrets'])
})
