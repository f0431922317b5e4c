import type { EventLogSource, Normalised, SecurityEvent } from '../../event.ts'
import { arnOf } from '../arn.ts'
import { eventTime } from '../event-time.ts'
import { type ForeignRecord, own, text } from '../foreign-record.ts'
import { refuse } from '../refusal.ts'
import { hostEvent } from './host-event.ts'
import type { LineContext } from './line-context.ts'

const logSource: EventLogSource = { product: 'kubernetes', service: 'audit' }
/** EKS names the log group of a control plane so (EKS user guide, "Send control plane logs to CloudWatch Logs"). */
const clusterGroup = /^\/aws\/eks\/([0-9A-Za-z][A-Za-z0-9_-]{0,99})\/cluster$/

/** Whether a record is an event of the Kubernetes API server's audit log (API group audit.k8s.io). */
export function isKubernetesAudit(record: ForeignRecord): boolean {
  const version = own(record, 'apiVersion')
  return own(record, 'kind') === 'Event' && typeof version === 'string' && version.startsWith('audit.k8s.io/')
}

/** Whether a line is some other component's of the control plane, which EKS puts in the same log group: klog's or the authenticator's. */
export function isControlPlaneLine(line: string): boolean {
  return /^[IWEF]\d{4} \d{2}:\d{2}:\d{2}\.\d{6} /.test(line) || /^time="[^"]{1,40}" level=/.test(line)
}

/**
 * One audit event; its fields are as the API server writes them. The principal is the Kubernetes user, the resource the cluster,
 * when the log group names it. Ids are the delivery's or made of the content: clients may choose `auditID` themselves.
 */
export function kubernetesAudit(record: ForeignRecord, context: LineContext): Normalised {
  const written = own(record, 'stageTimestamp') ?? own(record, 'requestReceivedTimestamp')
  const time = eventTime(written)
  if (time === undefined) return refuse('stageTimestamp', written, 'an ISO 8601 time such as 2026-01-31T12:00:00.000000Z')
  if (text(own(record, 'verb')) === null) return refuse('verb', own(record, 'verb'), 'a verb such as create')
  const addresses = own(record, 'sourceIPs')
  return hostEvent(
    {
      logSource,
      time,
      principal: own(own(record, 'user'), 'username'),
      sourceAddress: Array.isArray(addresses) ? addresses[0] : undefined,
      fields: record,
      content: record,
      resource: clusterOf(context),
    },
    context,
  )
}

function clusterOf(context: LineContext): SecurityEvent['resource'] {
  const [, cluster] = clusterGroup.exec(context.logGroup ?? '') ?? []
  if (cluster === undefined) return null
  return { arn: arnOf('AWS::EKS::Cluster', cluster, context) ?? cluster, type: 'AWS::EKS::Cluster' }
}
