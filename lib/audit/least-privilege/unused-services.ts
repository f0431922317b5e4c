import type { Resource } from '../snapshot.ts'
import type { Excess } from './review.ts'

/** What IAM says of the services that somebody may use (`lib/aws/last-accessed.ts`). */
export interface ServiceUse {
  readonly arn: string
  readonly services?: readonly { readonly service: string; readonly lastUsed: string | null }[]
  readonly unseen?: string
}

const day = 86_400_000
const named = 20

/**
 * Services that a user or role may use and did not for `days`; one that is younger than that is left alone. IAM remembers 400 days, so
 * "never" is at least that long. `now` in milliseconds.
 */
export function unusedServices(identity: Resource, use: ServiceUse | undefined, days: number, now: number): Excess | undefined {
  const { arn, account, observed = {} } = identity
  if (/:role\/aws-(?:service-role|reserved)\//.test(arn)) return undefined
  const fix = 'Take the services that are not used out of its policies; keepwatch least-privilege --events proposes a smaller one.'
  const base = { kind: 'unused-service' as const, arn, account, fix }
  if (!use?.services)
    return { ...base, status: 'unknown', reason: `When it last used which service was not seen: ${use?.unseen ?? 'IAM was not asked'}.` }
  const made = Date.parse(String(observed['CreateDate'] ?? ''))
  if (!Number.isNaN(made) && now - made < days * day) return undefined
  const unused = use.services.filter(({ lastUsed }) => lastUsed === null || now - Date.parse(lastUsed) >= days * day)
  if (unused.length === 0) return undefined
  const names = unused.map(({ service }) => service).sort()
  const more = names.length > named ? ` and ${names.length - named} more` : ''
  return {
    ...base,
    status: 'excess',
    reason: `It may use ${use.services.length} services and did not use ${unused.length} of them for ${days} days: ${names.slice(0, named).join(', ')}${more}.`,
  }
}
