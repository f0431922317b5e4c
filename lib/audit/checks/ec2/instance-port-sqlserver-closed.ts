import { defineCheck } from '../../check.ts'
import { judgeUnreached } from '../../judge-unreached.ts'
import { reachAlso, reachReads } from '../../reachability.ts'

export const check = defineCheck({
  id: 'ec2-instance-port-sqlserver-closed',
  title: 'The internet does not reach SQL Server on the instance',
  severity: 'critical',
  resource: 'AWS::EC2::Instance',
  reads: [...reachReads],
  also: reachAlso,
  rationale: 'A data store that answers the internet is found by crawlers within hours, read out and held to ransom.',
  remediation: {
    cli: 'Take the rule away, or the public address: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>; aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'new ec2.Instance(this, "Host", { …, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })',
    terraform: 'resource "aws_instance" "this" { associate_public_ip_address = false }',
  },
  aliases: { prowler: ['ec2_instance_port_sqlserver_exposed_to_internet'], securityHub: [] },
  evaluate: (instance, context) => judgeUnreached(instance, context, [1433, 1434], 'SQL Server'),
})
