import { expect, test } from 'vitest'
import { sso } from '#lib/aws/collectors/sso.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const good: Answers = {
  'sso:ListInstances': (input: { NextToken?: string }) =>
    input.NextToken === undefined
      ? {
          Instances: [
            { InstanceArn: 'arn:aws:sso:::instance/ssoins-1', IdentityStoreId: 'd-1', OwnerAccountId: account, Status: 'ACTIVE' },
          ],
          NextToken: 'two',
        }
      : { Instances: [{ InstanceArn: 'arn:aws:sso:::instance/ssoins-2' }] },
}

test('instances of both pages', async () => {
  const { resources, gaps } = await collectAll(sso, good)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([
    { type: 'AWS::SSO::Instance', region: 'us-east-1', observed: { IdentityStoreId: 'd-1', OwnerAccountId: account, Status: 'ACTIVE' } },
    { arn: 'arn:aws:sso:::instance/ssoins-2', configuration: { Name: null }, observed: { Status: null } },
  ])
})

test('a refused listing, and an answer without its list, are gaps', async () => {
  for (const answer of [denied, {}]) {
    const { resources, gaps } = await collectAll(sso, { 'sso:ListInstances': answer })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ action: 'sso:ListInstances', types: ['AWS::SSO::Instance'] }])
  }
})
