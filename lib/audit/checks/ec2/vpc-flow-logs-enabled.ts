import { defineCheck, fail, pass } from '../../check.ts'
import { createFlowLog } from '../../flow-log-command.ts'

export const check = defineCheck({
  id: 'ec2-vpc-flow-logs-enabled',
  title: 'A flow log records all traffic of the VPC',
  severity: 'medium',
  resource: 'AWS::EC2::VPC',
  reads: ['FlowLogs'],
  rationale:
    'Floods, scans, brute force, beacons and exfiltration show in flow logs and nowhere else in the account. Without them the detections on the network are blind, and an intrusion cannot be followed from host to host.',
  remediation: {
    cli: `Create one for the VPC, with the fields that the detections use and one-minute aggregation: ${createFlowLog}`,
    cdk: 'new ec2.FlowLog(this, "Flow", { resourceType: ec2.FlowLogResourceType.fromVpc(vpc), trafficType: ec2.FlowLogTrafficType.ALL, maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE })',
    terraform:
      'resource "aws_flow_log" "this" { vpc_id = aws_vpc.this.id, traffic_type = "ALL", log_destination_type = "s3", log_destination = "<BUCKET_ARN>", max_aggregation_interval = 60 }',
  },
  aliases: { prowler: ['vpc_flow_logs_enabled'], securityHub: ['EC2.6'] },
  evaluate({ observed }) {
    const logs = observed.FlowLogs
    const evidence = { flowLogs: logs.slice(0, 20) }
    if (logs.length === 0) return fail('No flow log records the traffic of this VPC.', evidence)
    const active = logs.filter(({ Status: status }) => status === 'ACTIVE')
    if (active.length === 0) return fail('Its flow logs are not active.', evidence)
    const all = active.filter(({ TrafficType: traffic }) => traffic === 'ALL')
    if (all.length === 0)
      return fail(`Its flow logs record ${active.map(({ TrafficType: traffic }) => traffic).join(', ')} only; wanted ALL.`, evidence)
    return all.every(({ DeliveryStatus: delivery }) => delivery === 'FAILED')
      ? fail('Its flow logs are active and cannot be delivered.', evidence)
      : pass('A flow log records all of its traffic.', evidence)
  },
})
