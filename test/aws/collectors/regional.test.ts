import { describe, expect, test } from 'vitest'
import { ec2 } from '#lib/aws/collectors/ec2.ts'
import { account, awsError, collectAll } from './fake-aws.ts'

const pagesOf = (key: string, list: string, first: unknown, second: unknown) => (input: Readonly<Record<string, unknown>>) =>
  input[key] === undefined ? { [list]: [first], [key]: 'two' } : { [list]: [second] }

const groupsOnly = { wants: (type: string) => type === 'AWS::EC2::SecurityGroup' }

describe('ec2', () => {
  test('one rule for each peer, as CloudFormation writes them', async () => {
    const permission = {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 23,
      IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'd' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      PrefixListIds: [{ PrefixListId: 'pl-1' }],
      UserIdGroupPairs: [{ GroupId: 'sg-2' }],
    }
    const group = {
      GroupId: 'sg-1',
      OwnerId: account,
      IpPermissions: [permission],
      IpPermissionsEgress: [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-2' }] }],
    }
    const { resources } = await collectAll(ec2, { 'ec2:DescribeSecurityGroups': { SecurityGroups: [group] } }, groupsOnly)
    const ports = { IpProtocol: 'tcp', FromPort: 22, ToPort: 23 }
    expect(resources[0]).toMatchObject({
      arn: `arn:aws:ec2:us-east-1:${account}:security-group/sg-1`,
      configuration: {
        SecurityGroupIngress: [
          { ...ports, CidrIp: '0.0.0.0/0', Description: 'd' },
          { ...ports, CidrIpv6: '::/0' },
          { ...ports, SourcePrefixListId: 'pl-1' },
          { ...ports, SourceSecurityGroupId: 'sg-2' },
        ],
        SecurityGroupEgress: [{ IpProtocol: '-1', DestinationPrefixListId: 'pl-2' }],
      },
    })
  })

  test('pages are followed', async () => {
    const answers = { 'ec2:DescribeSecurityGroups': pagesOf('NextToken', 'SecurityGroups', { GroupId: 'sg-1' }, { GroupId: 'sg-2' }) }
    expect((await collectAll(ec2, answers, groupsOnly)).resources).toHaveLength(2)
  })

  test.each([
    ['refused', awsError('UnauthorizedOperation', 403), 'denied'],
    ['without a list', {}, 'error'],
    ['of a region that is off', awsError('AuthFailure', 401), 'denied'],
    ['with the same token for ever', { SecurityGroups: [], NextToken: 't' }, 'error'],
  ])('a list %s is a gap', async (_, answer, outcome) => {
    const { gaps } = await collectAll(ec2, { 'ec2:DescribeSecurityGroups': answer }, groupsOnly)
    expect(gaps).toMatchObject([{ outcome, types: ['AWS::EC2::SecurityGroup'] }])
  })

  test('a region that is not enabled says so', async () => {
    const { gaps } = await collectAll(
      ec2,
      { 'ec2:DescribeSecurityGroups': awsError('AuthFailure', 401) },
      { ...groupsOnly, region: 'ap-east-1' },
    )
    expect(gaps).toMatchObject([{ outcome: 'region-disabled' }])
  })
})
