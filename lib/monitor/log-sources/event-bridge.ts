import type { Normalised } from '../event.ts'
import { cloudTrailEvent } from './cloudtrail.ts'
import { normaliseInsight } from './cloudtrail-insight.ts'
import { eventTime } from './event-time.ts'
import { accountId, type ForeignRecord, isRecord, own, text } from './foreign-record.ts'
import { refuse } from './refusal.ts'
import { describeValue } from './sample.ts'
import type { AlertEnvelope } from './service-alert.ts'
import { accessAnalyzerAlert } from './service-alerts/access-analyzer.ts'
import { guardDutyAlert } from './service-alerts/guardduty.ts'
import { healthAlert } from './service-alerts/health.ts'
import { inspectorAlert } from './service-alerts/inspector.ts'
import { macieAlert } from './service-alerts/macie.ts'
import { securityHubAlert } from './service-alerts/security-hub.ts'
import { securityHubOcsfAlert } from './service-alerts/security-hub-ocsf.ts'

type Read = (detail: unknown, envelope: AlertEnvelope) => readonly Normalised[]

/** What we take from EventBridge. */
interface DetailType {
  /**
   * What `source` must begin with. AWS reserves `aws.`: without this anybody who may call PutEvents could make up findings,
   * or events that bury real ones.
   */
  readonly source: string
  readonly read: Read
}

const cloudTrail: DetailType = { source: 'aws.', read: (detail, envelope) => [cloudTrailEvent(detail, envelope)] }

const detailTypes: ReadonlyMap<string, DetailType> = new Map([
  ['AWS API Call via CloudTrail', cloudTrail],
  ['AWS Console Sign In via CloudTrail', cloudTrail],
  ['AWS Console Action via CloudTrail', cloudTrail],
  ['AWS Service Event via CloudTrail', cloudTrail],
  ['AWS Insight via CloudTrail', { source: 'aws.', read: (detail, envelope) => [normaliseInsight(detail, envelope)] }],
  ['GuardDuty Finding', { source: 'aws.guardduty', read: (detail, envelope) => [guardDutyAlert(detail, envelope)] }],
  ['Security Hub Findings - Imported', { source: 'aws.securityhub', read: findingsWith(securityHubAlert) }],
  ['Findings Imported V2', { source: 'aws.securityhub', read: findingsWith(securityHubOcsfAlert) }],
  ['Inspector2 Finding', { source: 'aws.inspector2', read: (detail, envelope) => [inspectorAlert(detail, envelope)] }],
  ['Macie Finding', { source: 'aws.macie', read: (detail, envelope) => [macieAlert(detail, envelope)] }],
  ['AWS Health Event', { source: 'aws.health', read: (detail, envelope) => [healthAlert(detail, envelope)] }],
  ['AWS Health Abuse Event', { source: 'aws.health', read: (detail, envelope) => [healthAlert(detail, envelope)] }],
  ['Access Analyzer Finding', { source: 'aws.access-analyzer', read: (detail, envelope) => [accessAnalyzerAlert(detail, envelope)] }],
])

/**
 * The events of one EventBridge event: one, or several for Security Hub, which sends findings in batches. Account, region and,
 * for findings, the time fall back on the envelope's. Anything else is one refusal with its reason; never throws.
 */
export function normaliseEventBridge(envelope: unknown): readonly Normalised[] {
  if (!isRecord(envelope)) return [refuse('event', envelope, 'an EventBridge event (a JSON object)')]
  const name = own(envelope, 'detail-type')
  const known = typeof name === 'string' ? detailTypes.get(name) : undefined
  if (!known) return [refuse('detail-type', name, `one of ${[...detailTypes.keys()].join(', ')}`)]
  const source = own(envelope, 'source')
  if (typeof source !== 'string' || !source.startsWith(known.source))
    return [refuse('source', source, `${known.source}${known.source.endsWith('.') ? '…' : ''}, which only AWS can send as`)]
  if (!isRecord(own(envelope, 'detail'))) return [refuse('detail', own(envelope, 'detail'), 'an object')]
  return known.read(own(envelope, 'detail'), {
    account: accountId(own(envelope, 'account')),
    region: text(own(envelope, 'region')) ?? '',
    time: eventTime(own(envelope, 'time')),
  })
}

/** Whether a record of a file is an EventBridge event, as an archive or a Firehose keeps them. */
export function isEventBridge(record: ForeignRecord): boolean {
  return Object.hasOwn(record, 'detail-type') && Object.hasOwn(record, 'detail')
}

/** Both Security Hubs send findings in batches. */
function findingsWith(read: (finding: unknown, envelope: AlertEnvelope) => Normalised): Read {
  return (detail, envelope) => {
    const findings = own(detail, 'findings')
    if (!Array.isArray(findings) || findings.length === 0)
      return [{ ok: false, reason: `detail.findings is ${describeValue(findings)}; wanted an array of findings` }]
    return findings.map((finding) => read(finding, envelope))
  }
}
