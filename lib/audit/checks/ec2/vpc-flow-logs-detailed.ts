import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { createFlowLog, flowLogField } from '../../flow-log-command.ts'

/** What the collector says of a flow log (`lib/aws/collectors/vpc.ts`). */
type FlowLog = { readonly Status?: string; readonly LogFormat?: string | null; readonly MaxAggregationInterval?: number | null }

/** Fields that the detections on the network go by, beyond those of the default format. */
const wanted = ['tcp-flags', 'flow-direction'] as const

export const check = defineCheck<Readonly<Record<string, unknown>>, { readonly FlowLogs?: readonly FlowLog[] }>({
  id: 'ec2-vpc-flow-logs-detailed',
  title: 'The flow log of the VPC has flags and direction and adds up by the minute',
  severity: 'low',
  resource: 'AWS::EC2::VPC',
  rationale:
    'The default format does not say who opened a connection and in which direction packets went, and it adds ten minutes up: then floods are found late, scans are guessed at, and answers cannot be told from attacks.',
  remediation: `The format of a flow log cannot be changed: create one beside it, then delete the old one: ${createFlowLog}; aws ec2 delete-flow-logs --flow-log-ids <OLD_FLOW_LOG_ID>`,
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }) {
    if (!observed.FlowLogs) throw new Error('The snapshot does not say which flow logs the VPC has.')
    const active = observed.FlowLogs.filter(({ Status: status }) => status === 'ACTIVE')
    if (active.length === 0) return notApplicable('The VPC has no active flow log.')
    const lacking = active.map(lacks)
    const evidence = { flowLogs: active.slice(0, 20) }
    if (lacking.some((one) => one.length === 0)) return pass('A flow log has flags and direction, minute by minute.', evidence)
    return fail(`Its flow log lacks ${[...new Set(lacking.flat())].join(', ')}.`, evidence)
  },
})

function lacks({ LogFormat: format, MaxAggregationInterval: interval }: FlowLog): readonly string[] {
  const fields = wanted.filter((field) => !(format ?? '').includes(flowLogField(field)))
  return [...fields, ...(interval === 60 ? [] : ['aggregation over one minute'])]
}
