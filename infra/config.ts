import * as z from 'zod'

/** Functions that may have executions set aside for them, so that one flow's flood cannot starve another. */
const lanes = {
  /** `detect-events`: live events. */
  events: 10,
  /** `detect-logs` on CloudTrail files. */
  trailLogs: 10,
  /** `detect-logs` on VPC flow logs, the loudest source: bounded so that it starves nobody. */
  flowLogs: 5,
  /** `detect-logs` on Route 53 Resolver query logs. */
  dnsLogs: 3,
  /** `detect-logs` on what speaks of requests: ALB, AWS WAF and S3 access logs. */
  webLogs: 5,
  /** `detect-log-events` on what CloudWatch Logs subscriptions deliver. */
  logEvents: 5,
  /** `collect`: also bounds how hard the audit leans on the APIs of the account. */
  collect: 10,
  /** `audit-changes`: what calls that change a setting touched. */
  changes: 2,
} as const

/** Name of a lane. */
export type Lane = keyof typeof lanes

/** A bucket of somebody else's whose log files are read. */
export interface ExistingLogBucket {
  readonly name: string
  /** ARN of the customer-managed key its objects are encrypted with; absent when there is none. */
  readonly keyArn?: string | undefined
}

/** What is deployed; every region, address and number that an operator may choose. */
export interface KeepwatchConfig {
  /** Region of everything but the forwarding rules. */
  readonly region: string
  /** Regions whose events are forwarded to `region`; always holds the region of global services unless that is `region` itself. */
  readonly forwardedRegions: readonly string[]
  /** Regions that the audit looks into. */
  readonly auditRegions: readonly string[]
  /** Schedule expression of EventBridge Scheduler. */
  readonly auditSchedule: string
  /** Addresses that get alerts as plain text; each must confirm once. */
  readonly alertEmails: readonly string[]
  /** How long the functions' own logs are kept, days. */
  readonly logRetentionDays: number
  /** How long delivered log files and records set aside are kept, days. */
  readonly logFileDays: number
  /** How long nobody without a special permission may delete or overwrite evidence, days. */
  readonly evidenceRetentionDays: number
  /** Whether seals of evidence are signed by a key of their own (USD 1 a month). */
  readonly signEvidence: boolean
  /** Buckets outside this stack that are read. */
  readonly existingLogBuckets: readonly ExistingLogBucket[]
  /** Buckets whose trails are verified once a day (`own`: the log bucket of this stack); empty: none, and nothing of it is deployed. */
  readonly trailBuckets: readonly ExistingLogBucket[]
  /** Log groups of `region` that are subscribed to: system logs, Kubernetes audit, Route 53 Resolver. */
  readonly logGroups: readonly string[]
  /** Path of the operator's file (docs/operating.md, "What you know and no log says"); empty: none. */
  readonly operatorFile: string
  /** Path of the list of sensitive data and who is authorised (docs/data-access.md); empty: none. */
  readonly accessFile: string
  /** Path of the accepted risks (docs/exceptions.md); empty: none. */
  readonly exceptionsFile: string
  /** Concurrent executions of each lane. */
  readonly concurrency: Readonly<Record<Lane, number>>
  /** Whether those executions are also reserved; off for an account whose quota is too small to set any aside. */
  readonly reserveConcurrency: boolean
}

/** Retention periods that CloudWatch Logs accepts (API PutRetentionPolicy). */
const logRetentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const

/** The words of each type below end the sentence "got …, wanted …". */
const text = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, { error })
const wholeNumber = (least: number, most: number, of: string) => {
  const error = `a whole number of ${of} from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}
const list = <Entry extends z.ZodType>(entry: Entry, most: number, of: string) => {
  const error = `a list of at most ${most} ${of}`
  return z.array(entry, { error }).max(most, { error })
}

const region = text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region code such as "eu-west-1"')
const bucketName = text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of an S3 bucket')
// Our own functions' logs, read by a function that logs, would never end.
const logGroup = text(/^(?!\/keepwatch\/)[A-Za-z0-9_/.#-]{1,512}$/, 'the name of a log group that is not one of ours (/keepwatch/…)')
const keyArn = text(/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, 'the ARN of a KMS key (not of an alias)')
const bucket = z.union([bucketName, z.strictObject({ name: bucketName, keyArn: keyArn.optional() })], {
  error: 'the name of an S3 bucket, or { "name": …, "keyArn": … } where a customer-managed key encrypts its objects',
})
// SQS event sources take no maximum below 2 (Lambda API, ScalingConfig).
const executions = wholeNumber(2, 1000, 'executions')

const schema = z.strictObject(
  {
    region: region.default('eu-west-1'),
    watchRegions: list(region, 50, 'region codes').default([]),
    auditRegions: list(region, 50, 'region codes').optional(),
    auditSchedule: text(
      /^(rate\([1-9]\d{0,3} (minute|hour|day)s?\)|cron\([^()]{9,200}\))$/,
      'a schedule such as "rate(1 day)" or "cron(30 4 * * ? *)"',
    ).default('cron(30 4 * * ? *)'),
    alertEmails: list(text(/^[^\s@]{1,64}@[^\s@]{3,255}$/, 'an e-mail address'), 100, 'e-mail addresses').default([]),
    logRetentionDays: z.literal(logRetentions, { error: `one of ${logRetentions.join(', ')} days` }).default(90),
    logFileDays: wholeNumber(1, 3650, 'days').default(365),
    evidenceRetentionDays: wholeNumber(1, 36500, 'days').default(365),
    signEvidence: z.boolean().default(true),
    existingLogBuckets: list(bucket, 20, 'buckets').default([]),
    trailBuckets: list(bucket, 20, 'buckets').default([]),
    logGroups: list(logGroup, 100, 'log groups').default([]),
    operatorFile: text(/^[^\n]{0,1024}$/, 'the path of a YAML or JSON file').default(''),
    accessFile: text(/^[^\n]{0,1024}$/, 'the path of a YAML or JSON file').default(''),
    exceptionsFile: text(/^[^\n]{0,1024}$/, 'the path of a YAML or JSON file').default(''),
    concurrency: z
      .strictObject(
        {
          events: executions.default(lanes.events),
          trailLogs: executions.default(lanes.trailLogs),
          flowLogs: executions.default(lanes.flowLogs),
          dnsLogs: executions.default(lanes.dnsLogs),
          webLogs: executions.default(lanes.webLogs),
          logEvents: executions.default(lanes.logEvents),
          collect: executions.default(lanes.collect),
          changes: executions.default(lanes.changes),
        },
        { error: `an object with numbers for ${Object.keys(lanes).join(', ')}` },
      )
      .prefault({}),
    reserveConcurrency: z.boolean({ error: 'true or false' }).default(true),
  },
  { error: 'an object' },
)

/**
 * Reads the context value `keepwatch`: the object of cdk.json, or JSON text as `cdk -c keepwatch='{…}'` gives it. Throws
 * naming every wrong entry with what was got and what was wanted.
 */
export function readConfig(value: unknown): KeepwatchConfig {
  const context = typeof value === 'string' ? fromText(value) : value
  const parsed = schema.safeParse(context ?? {})
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${describe(issue, context)}`)
    throw new Error(`The context "keepwatch" in cdk.json (or given with -c) cannot be used:\n${problems.join('\n')}`)
  }
  const { watchRegions, auditRegions, existingLogBuckets, trailBuckets, ...rest } = parsed.data
  const watched = new Set([rest.region, globalEventsRegion(rest.region), ...watchRegions])
  for (const other of watched) {
    if (partitionOf(other) !== partitionOf(rest.region))
      throw new Error(
        `The context "keepwatch" in cdk.json cannot be used: watchRegions: got "${other}", wanted regions of the partition of "${rest.region}" (${partitionOf(rest.region)}): events do not cross partitions`,
      )
  }
  return {
    ...rest,
    forwardedRegions: [...watched].filter((name) => name !== rest.region).toSorted(),
    auditRegions: [...new Set(auditRegions ?? watched)].toSorted(),
    existingLogBuckets: existingLogBuckets.map((entry) => (typeof entry === 'string' ? { name: entry } : entry)),
    trailBuckets: trailBuckets.map((entry) => (typeof entry === 'string' ? { name: entry } : entry)),
  }
}

/** The region in which CloudTrail shows the events of global services such as IAM (CloudTrail guide, "Global service events"). */
export function globalEventsRegion(region: string): string {
  return { aws: 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' }[partitionOf(region)]
}

/** ARN partition of a region. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

function fromText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(
      `The context "keepwatch" cannot be used: got the text ${JSON.stringify(text.slice(0, 200))}, wanted a JSON object such as -c keepwatch='{"region":"eu-west-1"}'`,
    )
  }
}

function describe(issue: z.core.$ZodIssue, context: unknown): string {
  const got = issue.path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], context)
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = path === 'concurrency' ? lanes : path === '' ? schema.shape : { name: '', keyArn: '' }
    return `${path || 'keepwatch'}: got the unknown name ${issue.keys.join(', ')}, wanted only ${Object.keys(known).join(', ')}`
  }
  return `${path || 'keepwatch'}: got ${JSON.stringify(got)?.slice(0, 200)}, wanted ${issue.message}`
}
