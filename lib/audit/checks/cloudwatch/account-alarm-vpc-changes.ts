import { logAlarm } from '../../log-alarm.ts'

export const check = logAlarm({
  name: 'vpc-changes',
  title: 'Changes to VPCs and their peerings raise an alarm that somebody hears',
  severity: 'medium',
  rationale:
    'A peering joins a network with one that somebody else may run, and a new VPC is a place that no flow log and no firewall covers yet.',
  prowler: 'cloudwatch_changes_to_vpcs_alarm_configured',
  pattern:
    '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection)) }',
})
