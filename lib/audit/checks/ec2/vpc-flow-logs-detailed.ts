import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { createFlowLog, flowLogField } from '../../flow-log-command.ts'
import type { FlowLog } from '../../observed/ec2.ts'

/** Fields that the detections on the network go by, beyond those of the default format. */
const wanted = ['tcp-flags', 'flow-direction'] as const

function lacks({
  LogFormat: format,
  MaxAggregationInterval: interval,
}: Pick<FlowLog, 'LogFormat' | 'MaxAggregationInterval'>): readonly string[] {
  const fields = wanted.filter((field) => !(format ?? '').includes(flowLogField(field)))
  return [...fields, ...(interval === 60 ? [] : ['aggregation over one minute'])]
}

export const check = defineCheck({
  id: 'ec2-vpc-flow-logs-detailed',
  title: 'The flow log of the VPC has flags and direction and adds up by the minute',
  severity: 'low',
  resource: 'AWS::EC2::VPC',
  reads: ['FlowLogs'],
  rationale:
    'The default format does not say who opened a connection and in which direction packets went, and it adds ten minutes up: then floods are found late, scans are guessed at, and answers cannot be told from attacks.',
  remediation: {
    cli: `The format of a flow log cannot be changed: create one beside it, then delete the old one: ${createFlowLog}; aws ec2 delete-flow-logs --flow-log-ids <OLD_FLOW_LOG_ID>`,
    cdk: 'new ec2.FlowLog(this, "Flow", { …, logFormat: [ec2.LogFormat.ALL_DEFAULT_FIELDS, ec2.LogFormat.field("tcp-flags"), ec2.LogFormat.field("flow-direction")] })',
    terraform: `resource "aws_flow_log" "this" { log_format = "… ${flowLogField('tcp-flags')} ${flowLogField('flow-direction')}", max_aggregation_interval = 60 }`,
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }) {
    const active = observed.FlowLogs.filter(({ Status: status }) => status === 'ACTIVE')
    if (active.length === 0) return notApplicable('The VPC has no active flow log.')
    const lacking = active.map(lacks)
    const evidence = { flowLogs: active.slice(0, 20) }
    if (lacking.some((one) => one.length === 0)) return pass('A flow log has flags and direction, minute by minute.', evidence)
    return fail(`Its flow log lacks ${[...new Set(lacking.flat())].join(', ')}.`, evidence)
  },
})
