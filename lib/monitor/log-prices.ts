import type { SwitchName } from './log-switches.ts'

/** What a month of one log costs where it is recorded: AWS's part, without Keepwatch's own (docs/limits.md). */
export interface LogPrice {
  /** What the volume counts, per account and region and month. */
  readonly unit: 'million events' | 'GB'
  /** Volume that is assumed when nobody says: an account of some dozen workloads. */
  readonly assumed: number
  /** USD a unit. */
  readonly price: number
  /** What the price is for. */
  readonly covers: string
}

/** When the prices were last gone through, and for which region: list prices as remembered, not looked up; an estimate, no quotation. */
export const pricesAsOf = { date: '2026-11-22', region: 'us-east-1' } as const

/** List prices by switch. */
export const listPrices: Readonly<Record<SwitchName, LogPrice>> = {
  'cloudtrail-management': {
    unit: 'million events',
    assumed: 5,
    price: 0,
    covers: 'the first trail of management events is free; a second one costs USD 20 a million',
  },
  'cloudtrail-read-only': {
    unit: 'million events',
    assumed: 20,
    price: 0,
    covers: 'the first trail of management events is free; a second one costs USD 20 a million',
  },
  'cloudtrail-data-events': { unit: 'million events', assumed: 10, price: 1, covers: 'data events recorded by a trail' },
  'cloudtrail-network-activity': { unit: 'million events', assumed: 5, price: 1, covers: 'network activity events recorded by a trail' },
  'vpc-flow-logs': { unit: 'GB', assumed: 50, price: 0.273, covers: 'vended logs delivered to S3, and a month of storage' },
  'route53-query-logs': { unit: 'GB', assumed: 5, price: 0.273, covers: 'vended logs delivered to S3, and a month of storage' },
  'alb-access-logs': { unit: 'GB', assumed: 20, price: 0.023, covers: 'a month of S3 storage; delivery is free' },
  'waf-logs': { unit: 'GB', assumed: 10, price: 0.273, covers: 'vended logs delivered to S3, and a month of storage' },
  's3-access-logs': { unit: 'GB', assumed: 10, price: 0.023, covers: 'a month of S3 storage; delivery is free' },
  'eks-audit-logs': { unit: 'GB', assumed: 30, price: 0.53, covers: 'ingestion into CloudWatch Logs, and a month of storage' },
  'linux-logs': { unit: 'GB', assumed: 10, price: 0.53, covers: 'ingestion into CloudWatch Logs, and a month of storage' },
  'linux-audit-logs': { unit: 'GB', assumed: 20, price: 0.53, covers: 'ingestion into CloudWatch Logs, and a month of storage' },
  'windows-logs': { unit: 'GB', assumed: 10, price: 0.53, covers: 'ingestion into CloudWatch Logs, and a month of storage' },
  'security-services': {
    unit: 'million events',
    assumed: 5,
    price: 4,
    covers: 'GuardDuty on management events; its plans for logs and the other services are extra',
  },
}

/** A month's cost and how it was reckoned. */
export interface CostEstimate {
  /** USD a month, to the cent. */
  readonly usdPerMonth: number
  /** The reckoning in words. */
  readonly basis: string
}

/** What a switch would cost in one account and region; `volume` in the unit of its price, assumed when absent. */
export function costOf(name: SwitchName, volume?: number): CostEstimate {
  const { unit, assumed, price, covers } = listPrices[name]
  const amount = volume ?? assumed
  return {
    usdPerMonth: Math.round(amount * price * 100) / 100,
    basis: `${amount} ${unit} a month (${volume === undefined ? 'assumed' : 'as given'}) at USD ${price}: ${covers}`,
  }
}
