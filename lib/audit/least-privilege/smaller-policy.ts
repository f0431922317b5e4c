import { actionsMeant } from '../iam/known-actions.ts'
import type { PolicyStatement } from '../iam/policy-document.ts'
import type { SeenCalls } from './seen-calls.ts'

/** A policy made of what was seen. */
export interface SmallerPolicy {
  /** Policy document; undefined when nothing was used. */
  readonly document?: { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] }
  /** Granted services of which nothing was used, though their calls would have been seen. */
  readonly unusedServices: readonly string[]
  /** Granted and used actions, by number. */
  readonly granted: number
  readonly used: number
  /** Granted actions of data events that nobody recorded: kept, since that they were not seen says nothing. */
  readonly keptUnseen: readonly string[]
  /** Calls that no action of IAM is known for. */
  readonly unknownCalls: readonly string[]
}

interface Statement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
}

/**
 * Actions that are data events and in no management trail (CloudTrail User Guide, "Logging data events"): by service. Names end a pattern
 * where they stand for a family.
 */
const dataActions: ReadonlyMap<string, readonly string[]> = new Map([
  [
    's3',
    [
      's3:GetObject*',
      's3:PutObject*',
      's3:DeleteObject*',
      's3:AbortMultipartUpload',
      's3:ListBucket',
      's3:ListBucketVersions',
      's3:RestoreObject',
    ],
  ],
  [
    'dynamodb',
    ['dynamodb:*Item*', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:PartiQL*', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
  ],
  ['lambda', ['lambda:Invoke*']],
  ['sqs', ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility']],
  ['sns', ['sns:Publish']],
  ['kinesis', ['kinesis:PutRecord*', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:SubscribeToShard']],
  ['logs', ['logs:PutLogEvents']],
  ['cloudwatch', ['cloudwatch:PutMetricData']],
  ['xray', ['xray:Put*']],
  ['execute-api', ['execute-api:*']],
  ['bedrock', ['bedrock:InvokeModel*', 'bedrock:Converse*']],
  ['sagemaker', ['sagemaker:InvokeEndpoint*']],
  ['states', ['states:SendTask*', 'states:GetActivityTask']],
  ['ssmmessages', ['ssmmessages:*']],
  ['ec2messages', ['ec2messages:*']],
])

/** What a user or role is allowed, against what it was seen to do; a proposal to read, not to apply blindly. */
export function smallerPolicy(statements: readonly PolicyStatement[], principal: string, seen: SeenCalls): SmallerPolicy {
  const granted = grantedActions(statements)
  const used = seen.of(principal)
  const unseen = new Set(
    [...dataActions].flatMap(([service, patterns]) =>
      seen.dataEventsOf.has(service) ? [] : patterns.flatMap((pattern) => actionsMeant(pattern)),
    ),
  )
  const keptUnseen = [...granted].filter((action) => unseen.has(action) && !used.actions.has(action)).sort()
  const usedServices = new Set([...used.actions.keys(), ...keptUnseen].map(serviceOf))
  const unusedServices = [...new Set([...granted].map(serviceOf))].filter((service) => !usedServices.has(service)).sort()
  const Statement = statementsOf(used.actions, keptUnseen)
  return {
    ...(Statement.length > 0 ? { document: { Version: '2012-10-17', Statement } } : {}),
    unusedServices,
    granted: granted.size,
    used: used.actions.size,
    keptUnseen,
    unknownCalls: [...used.unknown].sort(),
  }
}

const serviceOf = (action: string): string => action.split(':', 1)[0] ?? ''

/** All known actions that the Allow statements mean; what a Deny takes back without condition, on everything, is left out. */
function grantedActions(statements: readonly PolicyStatement[]): ReadonlySet<string> {
  const meant = (wanted: PolicyStatement['effect'], test: (statement: PolicyStatement) => boolean): ReadonlySet<string> =>
    new Set(statements.filter((statement) => statement.effect === wanted && test(statement)).flatMap(actionsOf))
  const denied = meant('Deny', ({ conditions, resources }) => conditions.length === 0 && resources?.patterns.includes('*') === true)
  return new Set([...meant('Allow', () => true)].filter((action) => !denied.has(action)))
}

function actionsOf({ actions }: PolicyStatement): readonly string[] {
  if (!actions) return []
  const named = actions.patterns.flatMap((pattern) => actionsMeant(pattern))
  if (!actions.except) return named
  const excepted = new Set(named)
  return actionsMeant('*').filter((action) => !excepted.has(action))
}

/** One statement for each set of resources and service, in a fixed order. */
function statementsOf(used: ReadonlyMap<string, ReadonlySet<string>>, kept: readonly string[]): readonly Statement[] {
  const groups = new Map<string, { readonly service: string; readonly resources: readonly string[]; readonly actions: string[] }>()
  const put = (action: string, resources: readonly string[]): void => {
    const service = serviceOf(action)
    const key = JSON.stringify([service, resources])
    const group = groups.get(key) ?? { service, resources, actions: [] }
    groups.set(key, group)
    group.actions.push(action)
  }
  for (const [action, arns] of used) put(action, arns.has('*') || arns.size === 0 || arns.size > 50 ? ['*'] : [...arns].sort())
  for (const action of kept) put(action, ['*'])
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { service, resources, actions }], index) => ({
      Sid: `${service.replaceAll(/[^A-Za-z0-9]/g, '')}${index + 1}`,
      Effect: 'Allow',
      Action: [...actions].sort(),
      Resource: resources,
    }))
}
