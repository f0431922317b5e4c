import type { Resource } from '#lib/findings/resource.ts'
import type { PolicyStatement } from '../iam/policy-document.ts'
import { readPolicyDocument } from '../iam/policy-document.ts'
import { grantees } from '../iam/who-may.ts'
import { covers } from '../iam/wildcard.ts'
import { inside, seen, UnseenPropertyError } from './logging-of.ts'

/** One fact about a store of logs, with what is behind it in words. `unknown`: the snapshot does not say; `none`: it does not apply. */
export interface StoreFact {
  readonly value: 'yes' | 'no' | 'unknown' | 'none'
  readonly detail: string
}

/** What is known of a bucket that holds logs. */
export interface BucketFacts {
  /** Whether it is kept for as long as nobody deletes it. */
  readonly kept: StoreFact
  /** Whether with a key of KMS. */
  readonly encrypted: StoreFact
  readonly versioned: StoreFact
  /** Whether nobody can delete a version before its time. */
  readonly locked: StoreFact
  readonly mayRead: StoreFact
  readonly mayChange: StoreFact
  readonly mayDelete: StoreFact
}

/** What is read of a bucket. */
export const bucketReads: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['BucketEncryption', 'LifecycleConfiguration', 'ObjectLockConfiguration', 'Policy', 'VersioningConfiguration'],
}

/** Those who are named before the rest is counted. */
const named = 5

/** What a bucket's settings and policy say. Principals of its own account may hold more by policies of their own. */
export function bucketFacts(bucket: Resource): BucketFacts {
  const may = (...actions: readonly string[]) => fact(() => whoMay(seen(bucket, 'Policy'), bucket.account, actions))
  return {
    kept: fact(() => lifecycle(seen(bucket, 'LifecycleConfiguration'))),
    encrypted: fact(() => encryption(seen(bucket, 'BucketEncryption'))),
    versioned: fact(() => versioning(seen(bucket, 'VersioningConfiguration'))),
    locked: fact(() => objectLock(seen(bucket, 'ObjectLockConfiguration'))),
    mayRead: may('s3:getobject', 's3:getobjectversion'),
    mayChange: may('s3:putobject', 's3:putbucketpolicy', 's3:putencryptionconfiguration', 's3:putbucketversioning'),
    mayDelete: may('s3:deleteobject', 's3:deleteobjectversion', 's3:putlifecycleconfiguration', 's3:deletebucket'),
  }
}

/** The facts of a bucket that nobody looked at. */
export function unknownBucket(why: string): BucketFacts {
  const unknown: StoreFact = { value: 'unknown', detail: why }
  return {
    kept: unknown,
    encrypted: unknown,
    versioned: unknown,
    locked: unknown,
    mayRead: unknown,
    mayChange: unknown,
    mayDelete: unknown,
  }
}

/** A fact that could not be read is unknown, whatever the reason. */
function fact(read: () => StoreFact): StoreFact {
  try {
    return read()
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 300) : 'unreadable'
    return { value: 'unknown', detail: error instanceof UnseenPropertyError ? detail : `unreadable: ${detail}` }
  }
}

function lifecycle(configuration: unknown): StoreFact {
  const rules = inside(configuration, 'Rules')
  const enabled = (Array.isArray(rules) ? rules : []).filter((rule) => inside(rule, 'Status') === 'Enabled')
  const expiring = enabled.flatMap((rule) => {
    const days = inside(rule, 'ExpirationInDays')
    if (typeof days !== 'number') return []
    const prefix = inside(rule, 'Prefix')
    return [{ days, where: typeof prefix === 'string' && prefix !== '' ? ` below ${prefix.slice(0, 100)}` : '' }]
  })
  if (expiring.length === 0) return { value: 'yes', detail: 'for ever: nothing expires' }
  const words = expiring.toSorted((a, b) => a.days - b.days).map(({ days, where }) => `${days} days${where}`)
  return { value: 'no', detail: `deleted after ${words.slice(0, named).join(', ')}` }
}

function encryption(configuration: unknown): StoreFact {
  const rules = inside(configuration, 'ServerSideEncryptionConfiguration')
  const byDefault = inside(rules, 0, 'ServerSideEncryptionByDefault')
  const algorithm = inside(byDefault, 'SSEAlgorithm')
  if (algorithm !== 'aws:kms' && algorithm !== 'aws:kms:dsse')
    return { value: 'no', detail: typeof algorithm === 'string' ? `${algorithm}: S3's own key` : 'no default encryption' }
  const key = inside(byDefault, 'KMSMasterKeyID')
  return { value: 'yes', detail: typeof key === 'string' ? key : 'aws/s3' }
}

function versioning(configuration: unknown): StoreFact {
  const isOn = inside(configuration, 'Status') === 'Enabled'
  return isOn ? { value: 'yes', detail: 'enabled' } : { value: 'no', detail: 'what is overwritten or deleted is gone' }
}

function objectLock(configuration: unknown): StoreFact {
  if (inside(configuration, 'ObjectLockEnabled') !== 'Enabled') return { value: 'no', detail: 'no Object Lock' }
  const retention = inside(configuration, 'Rule', 'DefaultRetention')
  const mode = inside(retention, 'Mode')
  if (typeof mode !== 'string') return { value: 'no', detail: 'Object Lock without a default retention' }
  const days = inside(retention, 'Days')
  const years = inside(retention, 'Years')
  return { value: 'yes', detail: `${mode.toLowerCase()}, ${typeof days === 'number' ? `${days} days` : `${String(years)} years`}` }
}

/** Who is let in to any of these actions by the bucket's policy. */
function whoMay(policy: unknown, account: string, actions: readonly string[]): StoreFact {
  if (policy === null) return { value: 'no', detail: 'nobody by the bucket’s policy: there is none' }
  const allowing = readPolicyDocument(policy).filter((statement) => actions.some((action) => allows(statement, action)))
  const who = new Set(grantees(allowing, account).map(({ kind, value }) => (kind === 'everybody' ? 'everybody' : `${kind} ${value}`)))
  if (who.size === 0) return { value: 'no', detail: 'nobody by the bucket’s policy' }
  const names = [...who].sort()
  const more = names.length > named ? ` and ${names.length - named} more` : ''
  return { value: 'yes', detail: `${names.slice(0, named).join(', ')}${more}` }
}

function allows({ effect, actions }: PolicyStatement, action: string): boolean {
  if (effect !== 'Allow' || !actions) return false
  return actions.patterns.some((pattern) => covers(pattern, action)) !== actions.except
}
