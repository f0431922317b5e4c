import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-transit-gateway-attachments-approved',
  title: 'The transit gateway takes no attachment by itself',
  severity: 'high',
  resource: 'AWS::EC2::TransitGateway',
  reads: ['AutoAcceptSharedAttachments'],
  rationale: 'A gateway that accepts whatever asks joins a stranger’s network to all of yours.',
  remediation: {
    cli: 'aws ec2 modify-transit-gateway --transit-gateway-id <GATEWAY_ID> --options AutoAcceptSharedAttachments=disable',
    cdk: 'new ec2.CfnTransitGateway(this, "Hub", { autoAcceptSharedAttachments: "disable" })',
    terraform: 'resource "aws_ec2_transit_gateway" "this" { auto_accept_shared_attachments = "disable" }',
  },
  aliases: { prowler: ['ec2_transitgateway_auto_accept_vpc_attachments'], securityHub: ['EC2.23'] },
  evaluate({ configuration }) {
    const accepts = configuration.AutoAcceptSharedAttachments ?? 'disable'
    return accepts === 'enable'
      ? fail('It accepts attachments by itself.', { AutoAcceptSharedAttachments: accepts })
      : pass('Somebody approves each attachment.', { AutoAcceptSharedAttachments: accepts })
  },
})
