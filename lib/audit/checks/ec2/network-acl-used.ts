import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-network-acl-used',
  title: 'The network ACL stands before a subnet',
  severity: 'low',
  resource: 'AWS::EC2::NetworkAcl',
  reads: ['SubnetIds', 'IsDefault'],
  rationale: 'Rules that guard nothing look like a guard to whoever reads them.',
  remediation: {
    cli: 'aws ec2 delete-network-acl --network-acl-id <ACL_ID>',
    cdk: 'Take it out of the stack, or give it its subnets',
    terraform: 'Take the resource out, or give it subnet_ids',
  },
  aliases: { prowler: ['ec2_networkacl_unused'], securityHub: ['EC2.16'] },
  evaluate({ configuration, observed }) {
    if (observed.IsDefault) return notApplicable('The default ACL of a VPC cannot be deleted.', { IsDefault: true })
    const subnets = configuration.SubnetIds
    return subnets.length > 0
      ? pass(`It stands before ${subnets.length} subnets.`, { SubnetIds: subnets.slice(0, 20) })
      : fail('It stands before no subnet.', { SubnetIds: [] })
  },
})
