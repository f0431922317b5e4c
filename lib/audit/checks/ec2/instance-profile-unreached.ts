import { defineCheck, fail, pass, undecided } from '../../check.ts'
import { internetReach, reachAlso, reachReads } from '../../reachability.ts'

export const check = defineCheck({
  id: 'ec2-instance-profile-unreached',
  title: 'No instance with a role faces the internet',
  severity: 'high',
  resource: 'AWS::EC2::Instance',
  reads: [...reachReads, 'IamInstanceProfile'],
  also: reachAlso,
  rationale:
    'Whoever takes over a web server takes over its role. The two together are the shortest way from a forged request to the data of the account.',
  remediation: {
    cli: 'Put a load balancer in front, and the machine into a private subnet: aws elbv2 create-load-balancer --name <NAME> --subnets <PUBLIC_SUBNETS>',
    cdk: 'new ec2.Instance(this, "Host", { …, role, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })',
    terraform:
      'resource "aws_instance" "this" { subnet_id = aws_subnet.private.id, iam_instance_profile = aws_iam_instance_profile.this.name }',
  },
  aliases: { prowler: ['ec2_instance_internet_facing_with_instance_profile'], securityHub: [] },
  evaluate(instance, { related }) {
    const profile = instance.configuration.IamInstanceProfile
    if (!profile) return pass('It has no role.', { IamInstanceProfile: profile })
    const otherSubnets = instance.observed.InterfaceSubnetIds
    const { reachable, why, rules, doubt } = internetReach(instance, [], related, { acls: true, otherSubnets })
    const evidence = { IamInstanceProfile: profile, rules: rules.slice(0, 20) }
    if (doubt !== undefined) return undecided(`It has a role, and whether it can be reached is not sure: ${doubt}.`, evidence)
    return reachable ? fail(`It has the role of ${profile}, and ${why}.`, evidence) : pass(`It has a role, but ${why}.`, evidence)
  },
})
