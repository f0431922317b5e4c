import type { Normalised, SecurityEvent } from '../event.ts'
import { arnOf } from './arn.ts'
import { domainName } from './domain-name.ts'
import { eventTime } from './event-time.ts'
import { accountId, type ForeignRecord, own, text } from './foreign-record.ts'
import { refuse } from './refusal.ts'

const logSource = { category: 'dns', product: 'aws', service: 'route53' } as const
/** Answers that are read; a response over TCP has room for a few thousand. */
const mostAnswers = 1_000

/** Whether a JSON record is one of the Route 53 Resolver's query log. */
export function isResolverQuery(record: ForeignRecord): boolean {
  return Object.hasOwn(record, 'query_name') && Object.hasOwn(record, 'query_timestamp')
}

/**
 * One query that the Route 53 Resolver answered (Route 53 guide, "Values that appear in Resolver query logs") as an event: its
 * own fields, Sigma's (`query`, `record_type`, `answer`), and what its name looks like. `id` tells it from every other.
 */
export function readResolverQuery(record: ForeignRecord, id: string): Normalised {
  const time = eventTime(own(record, 'query_timestamp'))
  if (time === undefined) return refuse('query_timestamp', own(record, 'query_timestamp'), 'an ISO 8601 time')
  const name = text(own(record, 'query_name'))
  if (name === null) return refuse('query_name', own(record, 'query_name'), 'the name that was asked for')
  const place = { account: accountId(own(record, 'account_id')), region: text(own(record, 'region')) ?? '' }
  const { query, parent, longestLabel, labelCount, subdomainLength, entropy, parentEntropy } = domainName(name)
  const event: SecurityEvent = {
    id,
    time,
    logSource,
    ...place,
    principal: null,
    resource: resourceOf(record, place),
    sourceAddress: text(own(record, 'srcaddr')),
    fields: {
      // A spread defines own properties, so a `__proto__` key of the record stays a plain field.
      ...record,
      query,
      record_type: own(record, 'query_type'),
      answer: answersOf(own(record, 'answers')),
      parent_domain: parent,
      longest_label: longestLabel,
      label_count: labelCount,
      subdomain_length: subdomainLength,
      entropy,
      parent_entropy: parentEntropy,
    },
  }
  return { ok: true, event }
}

/** Whoever asked, as far as AWS says: an instance, else the network that it stands in. */
function resourceOf(record: ForeignRecord, place: Pick<SecurityEvent, 'account' | 'region'>): SecurityEvent['resource'] {
  const instance = text(own(own(record, 'srcids'), 'instance'))
  const network = text(own(record, 'vpc_id'))
  if (instance !== null) return { arn: arnOf('AWS::EC2::Instance', instance, place) ?? instance, type: 'AWS::EC2::Instance' }
  return network === null ? null : { arn: arnOf('AWS::EC2::VPC', network, place) ?? network, type: 'AWS::EC2::VPC' }
}

function answersOf(answers: unknown): readonly string[] {
  if (!Array.isArray(answers)) return []
  return answers.slice(0, mostAnswers).flatMap((answer) => text(own(answer, 'Rdata')) ?? [])
}
