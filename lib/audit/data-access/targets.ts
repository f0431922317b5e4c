import type { Resource, ResourceRef } from '#lib/findings/resource.ts'
import type { OrganizationLevels, Target } from '../iam/evaluate/access-request.ts'
import { compilePolicy } from '../iam/evaluate/compiled-policy.ts'
import { type DataKind, kindOf, policyArn } from './data-kinds.ts'
import { own, seen, texts } from './seen-property.ts'

/** The key that data are encrypted with: `none` that a caller would need a right to (a key that AWS keeps), its ARN, or why it is not known. */
export type DataKey = 'none' | { readonly arn: string } | { readonly unseen: string }

/** Somebody with whom a snapshot is shared, without any policy. */
export interface Share {
  /** Account id, or `all`. */
  readonly with: string
}

/** A resource with data, as policies are asked about it. */
export interface DataTarget {
  readonly ref: ResourceRef
  readonly kind: DataKind
  readonly target: Target
  readonly key: DataKey
  readonly shares: readonly Share[]
  /** Whether S3 keeps everybody outside the account out, whatever a public policy says; undefined: not seen. */
  readonly isPublicBlocked: boolean | undefined
  /** What was not seen of it: somebody may have access through it. */
  readonly missing: readonly string[]
}

/** The target that a resource is; undefined when it is of no kind that holds data. */
export function dataTarget(resource: Resource, rcps: OrganizationLevels): DataTarget | undefined {
  const kind = kindOf(resource.arn)
  if (kind?.type !== resource.type) return undefined
  const missing: string[] = []
  const tags = typeof resource.unseen?.['Tags'] === 'string' ? undefined : resource.tags
  return {
    ref: { arn: resource.arn, type: resource.type, account: resource.account, region: resource.region },
    kind,
    target: { arn: policyArn(resource.arn), account: resource.account, policy: policyOf(resource, kind, missing), rcps, tags },
    key: keyOf(resource),
    shares: sharesOf(resource, missing),
    isPublicBlocked: kind.service === 's3' ? isPublicBlocked(resource) : false,
    missing: [...missing, ...unseenWays(resource, kind)],
  }
}

/** The target behind an ARN that the snapshot does not list; undefined when it is of no kind that holds data, or says no account. */
export function unlistedTarget(arn: string, account: string, rcps: OrganizationLevels): DataTarget | undefined {
  const kind = kindOf(arn)
  if (!kind) return undefined
  const region = arn.split(':')[3] || 'global'
  return {
    ref: { arn, type: kind.type, account, region },
    kind,
    target: { arn: policyArn(arn), account, rcps, ...(kind.policy === 'none' ? { policy: null } : {}) },
    key: { unseen: `the key of ${arn}` },
    shares: [],
    isPublicBlocked: undefined,
    missing: [`${arn} itself: the snapshot does not hold it`],
  }
}

function policyOf(resource: Resource, kind: DataKind, missing: string[]): Target['policy'] {
  if (kind.policy === 'none') return null
  const told = seen(resource, kind.policy.property)
  if ('unseen' in told) {
    missing.push(`${kind.policy.property} of ${resource.arn}: ${told.unseen}`)
    return undefined
  }
  if (told.value === null) return null
  try {
    // CloudFormation puts the document of some kinds one level down.
    return compilePolicy(`policy of ${resource.arn}`, own(told.value, 'PolicyDocument') ?? told.value)
  } catch (error) {
    missing.push(`${kind.policy.property} of ${resource.arn}: ${(error as Error).message}`)
    return undefined
  }
}

function keyOf(resource: Resource): DataKey {
  const unseen = { unseen: `the key of ${resource.arn}` }
  switch (resource.type) {
    case 'AWS::S3::Bucket': {
      const told = seen(resource, 'BucketEncryption')
      if ('unseen' in told) return unseen
      const rules = own(told.value, 'ServerSideEncryptionConfiguration')
      const [rule] = Array.isArray(rules) ? (rules as readonly unknown[]) : []
      return keyNamed(own(own(rule, 'ServerSideEncryptionByDefault'), 'KMSMasterKeyID'), resource)
    }
    case 'AWS::DynamoDB::Table': {
      const told = seen(resource, 'SSESpecification')
      return 'unseen' in told ? unseen : keyNamed(own(told.value, 'KMSMasterKeyId'), resource)
    }
    case 'AWS::SecretsManager::Secret':
    case 'AWS::SQS::Queue': {
      const told = seen(resource, resource.type === 'AWS::SQS::Queue' ? 'KmsMasterKeyId' : 'KmsKeyId')
      return 'unseen' in told ? unseen : keyNamed(told.value, resource)
    }
    case 'AWS::SSM::Parameter': {
      const told = seen(resource, 'KeyId')
      return 'unseen' in told ? unseen : keyNamed(told.value, resource)
    }
    default:
      return 'none'
  }
}

/** A key as services name it: ARN, id, or alias. Keys behind `alias/aws/…` are used by whoever may use the service in the account. */
function keyNamed(name: unknown, { account, region }: Resource): DataKey {
  if (typeof name !== 'string' || name === '' || /(?:^|:)alias\/aws\//.test(name)) return 'none'
  if (/(?:^|:)alias\//.test(name)) return { unseen: `the key behind ${name}` }
  if (name.startsWith('arn:')) return { arn: name }
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return { arn: `arn:${partition}:kms:${region}:${account}:key/${name}` }
}

function sharesOf(resource: Resource, missing: string[]): readonly Share[] {
  if (resource.type === 'Keepwatch::RDS::Snapshot') {
    const told = seen(resource, 'RestorableBy')
    const accounts = 'value' in told ? texts(told.value) : undefined
    if (!accounts) missing.push(`with whom ${resource.arn} is shared: ${'unseen' in told ? told.unseen : 'it is no list'}`)
    return (accounts ?? []).map((account) => ({ with: account }))
  }
  if (resource.type !== 'Keepwatch::EC2::Snapshot') return []
  const told = seen(resource, 'RestorableByAll')
  if ('unseen' in told) missing.push(`whether ${resource.arn} is shared with everybody: ${told.unseen}`)
  missing.push(`accounts that ${resource.arn} is shared with: snapshots do not hold them`)
  return 'value' in told && told.value === true ? [{ with: 'all' }] : []
}

/** Ways in that no policy shows and that the snapshot does not hold. */
function unseenWays(resource: Resource, { service }: DataKind): readonly string[] {
  if (service === 'kms') return [`grants of ${resource.arn}: snapshots do not hold them`]
  if (service !== 's3') return []
  const told = seen(resource, 'OwnershipControls')
  const rules = 'value' in told ? own(told.value, 'Rules') : undefined
  const isOff = Array.isArray(rules) && rules.some((rule) => own(rule, 'ObjectOwnership') === 'BucketOwnerEnforced')
  return isOff ? [] : [`access control lists of ${resource.arn} and its objects: they are not known to be off`]
}

/** RestrictPublicBuckets of the bucket or the account (S3 User Guide, "Blocking public access to your Amazon S3 storage"). */
function isPublicBlocked(resource: Resource): boolean | undefined {
  const blocks = ['PublicAccessBlockConfiguration', 'AccountPublicAccessBlock'].map((name) => seen(resource, name))
  if (blocks.some((block) => 'value' in block && own(block.value, 'RestrictPublicBuckets') === true)) return true
  return blocks.every((block) => 'value' in block) ? false : undefined
}
