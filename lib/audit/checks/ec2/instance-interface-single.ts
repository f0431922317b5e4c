import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-interface-single',
  title: 'The instance has one network interface',
  severity: 'low',
  resource: 'AWS::EC2::Instance',
  reads: ['NetworkInterfaceCount'],
  rationale: 'A machine with a leg in two networks carries traffic past the gates between them, and nobody who draws the network sees it.',
  remediation: {
    cli: 'aws ec2 detach-network-interface --attachment-id <ATTACHMENT_ID>',
    cdk: 'new ec2.Instance(this, "Host", { … }) without further interfaces',
    terraform: 'resource "aws_instance" "this" { } without aws_network_interface_attachment',
  },
  aliases: { prowler: ['ec2_instance_uses_single_eni'], securityHub: ['EC2.17'] },
  evaluate({ observed }) {
    const count = observed.NetworkInterfaceCount
    if (count === 0) return notApplicable('It has no network interface.', { NetworkInterfaceCount: 0 })
    return count === 1 ? pass('It has one.', { NetworkInterfaceCount: count }) : fail(`It has ${count}.`, { NetworkInterfaceCount: count })
  },
})
