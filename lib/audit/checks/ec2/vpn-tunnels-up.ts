import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpn-tunnels-up',
  title: 'Both tunnels of the VPN connection are up',
  severity: 'medium',
  resource: 'AWS::EC2::VPNConnection',
  reads: ['State', 'Tunnels'],
  rationale: 'With one tunnel down the other carries everything, and its next maintenance cuts the connection.',
  remediation: {
    cli: 'Look at the customer gateway, then: aws ec2 describe-vpn-connections --vpn-connection-ids <CONNECTION_ID> --query "VpnConnections[].VgwTelemetry"',
    cdk: 'Tunnels come up by the configuration of the customer gateway: aws ec2 get-vpn-connection-device-sample-configuration',
    terraform: 'The device on the other side must be configured for both tunnel addresses of aws_vpn_connection',
  },
  aliases: { prowler: ['vpc_vpn_connection_tunnels_up'], securityHub: ['EC2.20'] },
  evaluate({ observed }) {
    if (observed.State === 'deleted' || observed.State === 'deleting')
      return notApplicable(`It is ${observed.State}.`, { State: observed.State })
    const up = observed.Tunnels.filter(({ Status: status }) => status === 'UP').length
    return up >= 2
      ? pass('Both tunnels are up.', { Tunnels: observed.Tunnels })
      : fail(`${up} of 2 tunnels are up.`, { Tunnels: observed.Tunnels })
  },
})
