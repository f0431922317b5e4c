import { defineCheck, fail, pass } from '../../check.ts'
import { createFlowLog } from '../../flow-log-command.ts'

/** What the collector says of a flow log (`lib/aws/collectors/vpc.ts`). */
type FlowLog = {
  readonly FlowLogId?: string
  readonly TrafficType?: string
  readonly Status?: string
  readonly DeliveryStatus?: string | null
}

export const check = defineCheck<Readonly<Record<string, unknown>>, { readonly FlowLogs?: readonly FlowLog[] }>({
  id: 'ec2-vpc-flow-logs-enabled',
  title: 'A flow log records all traffic of the VPC',
  severity: 'medium',
  resource: 'AWS::EC2::VPC',
  rationale:
    'Floods, scans, brute force, beacons and exfiltration show in flow logs and nowhere else in the account. Without them the detections on the network are blind, and an intrusion cannot be followed from host to host.',
  remediation: `Create one for the VPC, with the fields that the detections use and one-minute aggregation: ${createFlowLog}`,
  aliases: { prowler: ['vpc_flow_logs_enabled'], securityHub: ['EC2.6'] },
  evaluate({ observed }) {
    const logs = observed.FlowLogs ?? missing()
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

function missing(): never {
  throw new Error('The snapshot does not say which flow logs the VPC has.')
}
