import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'ec2-client-vpn-connections-logged',
  title: 'The client VPN endpoint logs its connections',
  severity: 'low',
  resource: 'AWS::EC2::ClientVpnEndpoint',
  reads: ['ConnectionLogOptions'],
  rationale: 'Who came in, when and from where stands in this log only.',
  remediation: {
    cli: 'aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id <ENDPOINT_ID> --connection-log-options Enabled=true,CloudwatchLogGroup=<GROUP>',
    cdk: 'new ec2.ClientVpnEndpoint(this, "Vpn", { …, logging: true })',
    terraform: 'resource "aws_ec2_client_vpn_endpoint" "this" { connection_log_options { enabled = true } }',
  },
  aliases: { prowler: ['ec2_client_vpn_endpoint_connection_logging_enabled'], securityHub: ['EC2.51'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.ConnectionLogOptions?.Enabled ?? false, {
      property: 'ConnectionLogOptions.Enabled',
      on: 'Connections are logged.',
      off: 'Connections are not logged.',
    }),
})
