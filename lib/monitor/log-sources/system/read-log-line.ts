import type { Normalised, SecurityEvent } from '../../event.ts'
import { arnOf } from '../arn.ts'
import { flowLogLayout } from '../flow-log-layout.ts'
import { nestsDeeper } from '../json-nesting.ts'
import { type JsonReading, readJsonRecord } from '../json-record.ts'
import { defaultReadLimits } from '../read-limits.ts'
import { sample } from '../sample.ts'
import { FlowLogReader } from '../vpc-flow.ts'
import { isControlPlaneLine } from './kubernetes-audit.ts'
import type { LineContext } from './line-context.ts'
import { readSystemText } from './system-text.ts'

const wanted =
  'wanted JSON of CloudTrail, Kubernetes audit, Windows events, the journal or the Route 53 Resolver, a line of auditd or syslog, or of VPC flow logs in their default format'

/**
 * The events of one message of a log group, or one line of a file, recognised by its content. Never throws; what cannot be read
 * is a refusal with the reason, and what is known and holds no events says so.
 */
export function readLogLine(message: string, context: LineContext): JsonReading {
  const line = message.trim()
  if (line.startsWith('{')) return readJson(line, context)
  const system = readSystemText(line, context)
  if (system) return { results: system }
  if (isControlPlaneLine(line)) return { skipped: 'a line of another component of the Kubernetes control plane, no audit event' }
  const flow = flowLine(line, context)
  if (flow) return { results: [flow] }
  return { results: [{ ok: false, reason: line === '' ? `message is empty; ${wanted}` : `message is not recognised; ${wanted}` }] }
}

function readJson(text: string, context: LineContext): JsonReading {
  const { maxDepth } = defaultReadLimits
  if (nestsDeeper(text, maxDepth))
    return { results: [{ ok: false, reason: `message is nested deeper than ${maxDepth} levels; no log that is read nests so deep` }] }
  try {
    return readJsonRecord(JSON.parse(text), undefined, context)
  } catch (error) {
    return { results: [{ ok: false, reason: `message is not valid JSON: ${sample((error as Error).message, 200)}` }] }
  }
}

/** A flow log record in the default format, which alone is known without a header. */
function flowLine(line: string, context: LineContext): Normalised | undefined {
  const layout = flowLogLayout(line)
  if (typeof layout !== 'object' || layout.header) return undefined
  const read = new FlowLogReader(layout).read(line)
  return read.ok ? { ok: true, event: placed(read.event, context) } : read
}

/** The default format names neither the region nor, among equal lines, which one it is: the delivery does. */
function placed(event: SecurityEvent, context: LineContext): SecurityEvent {
  const region = event.region || context.region
  const name = event.fields['interface-id']
  const type = 'AWS::EC2::NetworkInterface'
  const arn = typeof name === 'string' ? arnOf(type, name, { account: event.account, region }) : undefined
  return { ...event, id: context.id ?? event.id, region, resource: arn === undefined ? event.resource : { arn, type } }
}
