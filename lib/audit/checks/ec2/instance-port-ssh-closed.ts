import { defineCheck } from '../../check.ts'
import { judgeUnreached } from '../../judge-unreached.ts'
import { reachAlso, reachReads } from '../../reachability.ts'

export const check = defineCheck({
  id: 'ec2-instance-port-ssh-closed',
  title: 'The internet does not reach SSH on the instance',
  severity: 'critical',
  resource: 'AWS::EC2::Instance',
  reads: [...reachReads],
  also: reachAlso,
  rationale:
    'A door for administrators that answers the internet is tried all day: with leaked and guessed passwords, and with every fresh hole of the service.',
  remediation: {
    cli: 'Take the rule away, or the public address: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>; aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'new ec2.Instance(this, "Host", { …, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })',
    terraform: 'resource "aws_instance" "this" { associate_public_ip_address = false }',
  },
  aliases: { prowler: ['ec2_instance_port_ssh_exposed_to_internet'], securityHub: [] },
  evaluate: (instance, context) => judgeUnreached(instance, context, [22], 'SSH'),
})
