import { fail, type JudgedResource, type Judgement, pass } from './check.ts'
import { meansAction } from './iam/means-action.ts'
import { type PolicyStatement, readPolicyDocument } from './iam/policy-document.ts'
import { publicStatements } from './iam/public-access.ts'
import type { AclGrant, BucketAcl, PublicAccessBlock } from './observed/s3.ts'

/** The two blocks of public access that hold for a bucket: its own, and that of its account. */
export type BlockedBucket = Pick<
  JudgedResource<
    { readonly PublicAccessBlockConfiguration: PublicAccessBlock | null },
    { readonly AccountPublicAccessBlock: PublicAccessBlock | null }
  >,
  'configuration' | 'observed' | 'unseen'
>

/** Groups of everybody, and of everybody with an AWS account, which is open to everybody (S3 User Guide, "Amazon S3 predefined groups"). */
const publicGroups = new Set([
  'http://acs.amazonaws.com/groups/global/AllUsers',
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers',
])

/** Actions that change the bucket, what is in it or who may use it; any public one of them is public writing. */
const writing = [
  's3:abortmultipartupload',
  's3:bypassgovernanceretention',
  's3:deletebucket',
  's3:deletebucketpolicy',
  's3:deleteobject',
  's3:deleteobjectversion',
  's3:putbucketacl',
  's3:putbucketownershipcontrols',
  's3:putbucketpolicy',
  's3:putbucketpublicaccessblock',
  's3:putbucketversioning',
  's3:putencryptionconfiguration',
  's3:putlifecycleconfiguration',
  's3:putobject',
  's3:putobjectacl',
  's3:putobjectretention',
  's3:putobjecttagging',
  's3:putobjectversionacl',
  's3:putreplicationconfiguration',
  's3:replicatedelete',
  's3:replicateobject',
  's3:restoreobject',
]

/** Whether the bucket or its account has the setting on. A side that has it on decides, the other seen or not. */
export function blocks({ configuration, observed, unseen = {} }: BlockedBucket, setting: keyof PublicAccessBlock): boolean {
  const own = () => configuration.PublicAccessBlockConfiguration?.[setting] === true
  if (!Object.hasOwn(unseen, 'PublicAccessBlockConfiguration') && own()) return true
  return observed.AccountPublicAccessBlock?.[setting] === true || own()
}

/** Grants of an access control list to everybody, of these permissions; `FULL_CONTROL` holds all of them. */
export function publicGrants({ Grants: grants }: BucketAcl, permissions: readonly string[]): readonly AclGrant[] {
  return grants.filter(
    ({ Grantee: grantee, Permission: permission = '' }) =>
      publicGroups.has(grantee?.URI ?? '') && (permission === 'FULL_CONTROL' || permissions.includes(permission)),
  )
}

/** Whether the ACL keeps everybody from these permissions; one that the block makes ineffective (`IgnorePublicAcls`) opens nothing. */
export function judgeAcl(
  bucket: BlockedBucket & { readonly observed: { readonly Acl: BucketAcl } },
  permissions: readonly string[],
): Judgement {
  const grants = publicGrants(bucket.observed.Acl, permissions)
  if (grants.length === 0) return pass('The access control list grants the public nothing of that.')
  const evidence = { grants: grants.slice(0, 10) }
  if (blocks(bucket, 'IgnorePublicAcls'))
    return pass('The access control list is public, and the block of public access makes it void.', evidence)
  const named = [...new Set(grants.map(({ Permission }) => Permission))].join(', ')
  return fail(`The access control list grants ${named} to everybody.`, evidence)
}

/** Whether the policy keeps everybody out (`write`: from changing anything); under `RestrictPublicBuckets` a public policy opens nothing. */
export function judgePolicy(
  bucket: BlockedBucket & { readonly configuration: { readonly Policy: unknown } },
  what: 'any' | 'write',
): Judgement {
  const { Policy: policy } = bucket.configuration
  if (policy === null) return pass('The bucket has no policy, so none lets anybody in.', { Policy: null })
  const open = publicStatements(readPolicyDocument(policy)).filter((statement) => what === 'any' || isWriting(statement))
  if (open.length === 0) return pass(`No statement of the policy lets everybody ${what === 'any' ? 'in' : 'change anything'}.`)
  const evidence = {
    statements: open.slice(0, 10).map(({ sid, actions, conditions }) => ({ sid, actions, conditions })),
    count: open.length,
  }
  if (blocks(bucket, 'RestrictPublicBuckets'))
    return pass('The policy is public, and the block of public access keeps others than the account out all the same.', evidence)
  const names = open.slice(0, 5).map(({ sid }) => sid ?? 'a statement without a name')
  return fail(`The policy lets everybody ${what === 'any' ? 'in' : 'change something'}: ${names.join(', ')}.`, evidence)
}

const isWriting = ({ actions }: PolicyStatement): boolean => writing.some((action) => meansAction(actions, action))

/** All of that: neither its ACL nor its policy opens the bucket to everybody. */
export function judgeNotOpen(
  bucket: BlockedBucket & { readonly configuration: { readonly Policy: unknown }; readonly observed: { readonly Acl: BucketAcl } },
): Judgement {
  const byPolicy = judgePolicy(bucket, 'any')
  if (byPolicy.verdict === 'fail') return byPolicy
  const byAcl = judgeAcl(bucket, ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP'])
  if (byAcl.verdict === 'fail') return byAcl
  return pass('Neither the policy nor the access control list opens the bucket to everybody.', {
    policy: byPolicy.reason,
    acl: byAcl.reason,
  })
}
