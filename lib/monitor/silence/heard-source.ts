import { hash } from 'node:crypto'
import type { LogSource } from '../event.ts'

const minute = 60_000
const hour = 60 * minute

/**
 * The ways on which one log source comes in. Each is listened to on its own: live events that stop while the trail's files go on
 * coming are a rule that somebody switched off.
 */
export type Way = 'live' | 'files' | 'subscription'

/** What is listened for: one log source on one way from one account and region. */
export interface HeardSource {
  readonly source: SourceName
  readonly way: Way
  /** Twelve digits; empty when the log does not say. */
  readonly account: string
  /** Region code; empty when the log does not say. */
  readonly region: string
}

interface SourceKind {
  /** How people call it. */
  readonly name: string
  /** Quiet time that is never told, milliseconds: what the service's own delivery may take, several times over. */
  readonly floor: number
  /** Whether an intruder gains by silencing it before anything else: then its silence is `high`. */
  readonly record: boolean
}

/**
 * What is listened for. Alerts of other services are not: that they have nothing to report is what everybody hopes for. Deliveries:
 * CloudTrail user guide ("about 5 minutes"), VPC flow logs (to S3 about 5 minutes, intervals of up to 10), S3 access logs ("best
 * effort, within a few hours"), Elastic Load Balancing (every 5 minutes, late under load).
 */
export const sourceKinds = {
  cloudtrail: { name: 'CloudTrail', floor: hour, record: true },
  'vpc-flow-logs': { name: 'VPC flow logs', floor: hour, record: true },
  'route53-query-logs': { name: 'Route 53 Resolver query logs', floor: hour, record: false },
  'alb-access-logs': { name: 'Load balancer access logs', floor: 2 * hour, record: false },
  'waf-logs': { name: 'AWS WAF logs', floor: 2 * hour, record: false },
  's3-access-logs': { name: 'S3 server access logs', floor: 24 * hour, record: false },
  'eks-audit-logs': { name: 'Kubernetes audit logs', floor: hour, record: false },
  'linux-logs': { name: 'Linux system logs', floor: 3 * hour, record: false },
  'linux-audit-logs': { name: 'Linux audit logs', floor: 3 * hour, record: false },
  'windows-logs': { name: 'Windows event logs', floor: 3 * hour, record: false },
} as const satisfies Readonly<Record<string, SourceKind>>

/** Name of a kind of log. */
export type SourceName = keyof typeof sourceKinds

/** Log sources whose product says less than their service. */
const byService: ReadonlyMap<string, SourceName> = new Map([
  ['cloudtrail', 'cloudtrail'],
  ['vpcflow', 'vpc-flow-logs'],
  ['route53', 'route53-query-logs'],
  ['alb', 'alb-access-logs'],
  ['waf', 'waf-logs'],
  ['s3-access', 's3-access-logs'],
])
const byProduct: ReadonlyMap<string, SourceName> = new Map([
  ['kubernetes', 'eks-audit-logs'],
  ['linux', 'linux-logs'],
  ['windows', 'windows-logs'],
])

/** The kind of log that an event is from; undefined for what nobody listens for. */
export function sourceNameOf({ product = '', service = '' }: LogSource): SourceName | undefined {
  if (product === 'linux' && service === 'auditd') return 'linux-audit-logs'
  return product === 'aws' ? byService.get(service) : byProduct.get(product)
}

/** Folders below `AWSLogs/<account>/` in which AWS delivers. */
const byFolder: ReadonlyMap<string, SourceName> = new Map([
  ['CloudTrail', 'cloudtrail'],
  ['vpcflowlogs', 'vpc-flow-logs'],
  ['vpcdnsquerylogs', 'route53-query-logs'],
  ['elasticloadbalancing', 'alb-access-logs'],
  ['WAFLogs', 'waf-logs'],
])

/** Longest key that S3 takes, and so the longest that is looked at. */
const longestKey = 1024

/**
 * What the key of a delivered file says: `…/AWSLogs/[o-…/]<account>/CloudTrail/<region>/2026/…_20260504T0905Z_….json.gz`. `time`
 * is the minute in its name, milliseconds; undefined when there is none. Undefined for a key of another shape.
 */
export function sourceOfKey(key: string): { readonly source: HeardSource; readonly time: number | undefined } | undefined {
  const parts = key.slice(0, longestKey).split('/')
  const at = parts.indexOf('AWSLogs')
  if (at < 0) return undefined
  const from = parts[at + 1]?.startsWith('o-') ? at + 2 : at + 1
  const [account = '', folder = '', region = ''] = parts.slice(from)
  const source = byFolder.get(folder)
  if (source === undefined || !isAccount(account)) return undefined
  return { source: { source, way: 'files', account, region: regionOr(region) }, time: minuteIn(parts.at(-1) ?? '') }
}

function minuteIn(name: string): number | undefined {
  const match = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_/.exec(name)
  if (!match) return undefined
  const [, year, month, day, hours, minutes] = match.map(Number)
  const time = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hours, minutes)
  return Number.isNaN(time) ? undefined : time
}

/** Twelve digits. */
export function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text)
}

/** The region when it may be one: logs are foreign, and what they say becomes part of a key. */
export function regionOr(text: string): string {
  return /^[a-z]{2}(-[a-z]{1,12}){1,3}-\d{1,2}$/.test(text) ? text : ''
}

const prefix = 'silence#'

/** Whether a key of the state is one of these. */
export function isSilenceKey(key: string): boolean {
  return key.startsWith(prefix)
}

/** A name of the source, one for each. */
export function nameOf({ source, way, account, region }: HeardSource): string {
  return `${prefix}${source}#${way}#${account}#${region}`
}

/** Where a source's rhythm is kept. The digest at the end spreads keys over the partitions of the index. */
export function silenceKey(source: HeardSource): string {
  const name = nameOf(source)
  return `${name}#${hash('sha256', name, 'hex').slice(0, 8)}`
}
