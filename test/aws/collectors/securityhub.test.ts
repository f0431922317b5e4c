import { expect, test } from 'vitest'
import { securityhub } from '#lib/aws/collectors/securityhub.ts'
import { account, collectAll, denied } from './fake-aws.ts'

const said = (name: string, message: string): Error => Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } })
const arn = `arn:aws:securityhub:us-east-1:${account}:hub/default`

test.each([
  ['on', { HubArn: arn }, true],
  ['off', said('InvalidAccessException', `Account ${account} is not subscribed to AWS Security Hub`), false],
  ['off, in other words', said('ResourceNotFoundException', 'Hub not found'), false],
])('a hub that is %s', async (_, answer, Enabled) => {
  const { resources, gaps } = await collectAll(securityhub, { 'securityhub:DescribeHub': answer })
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([{ arn, type: 'AWS::SecurityHub::Hub', observed: { Enabled } }])
})

test.each([denied, {}, said('InvalidAccessException', 'no identity-based policy allows securityhub:DescribeHub')])(
  'refused or without an answer it is a gap, never off',
  async (answer) => {
    const { resources, gaps } = await collectAll(securityhub, { 'securityhub:DescribeHub': answer })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ action: 'securityhub:DescribeHub', types: ['AWS::SecurityHub::Hub'] }])
  },
)
