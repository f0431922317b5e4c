import { isRecord } from './is-record.ts'
import { functionSecrets, taskSecrets, userDataSecrets } from './template-secrets.ts'
import type { Resolved } from './unresolved.ts'

/** Properties of a resource, resolved and folded; what is not known is absent. */
type Known = ReadonlyMap<string, Resolved>

const groups = 'http://acs.amazonaws.com/groups'
/** S3's canned ACLs as grants beside the owner's (S3 User Guide, "Canned ACL"). */
const cannedGrants: Readonly<Record<string, readonly (readonly [uri: string, permission: string])[]>> = {
  Private: [],
  BucketOwnerRead: [],
  BucketOwnerFullControl: [],
  AwsExecRead: [],
  PublicRead: [[`${groups}/global/AllUsers`, 'READ']],
  PublicReadWrite: [
    [`${groups}/global/AllUsers`, 'READ'],
    [`${groups}/global/AllUsers`, 'WRITE'],
  ],
  AuthenticatedRead: [[`${groups}/global/AuthenticatedUsers`, 'READ']],
  LogDeliveryWrite: [
    [`${groups}/s3/LogDelivery`, 'WRITE'],
    [`${groups}/s3/LogDelivery`, 'READ_ACP'],
  ],
}

/**
 * The few observations that follow from a template with certainty, so that a check which asks for them need not say `unknown`: the key
 * of a template is the customer's, a rule of a template is no service's. Anything that time or people may change stays unseen.
 */
const derivations: Readonly<Record<string, Readonly<Record<string, (known: Known, arn: string) => unknown>>>> = {
  'AWS::S3::Bucket': { Acl: bucketAcl },
  'AWS::KMS::Key': {
    KeyManager: () => 'CUSTOMER',
    KeyState: (known) => (known.get('Enabled') === undefined ? undefined : known.get('Enabled') === false ? 'Disabled' : 'Enabled'),
  },
  'AWS::ECS::TaskDefinition': { EnvironmentSecrets: taskSecrets },
  'AWS::Lambda::Function': { EnvironmentSecrets: functionSecrets },
  // Those that the policy itself names; others may name it, so none is no answer.
  'AWS::IAM::ManagedPolicy': { AttachmentCount: (known) => lengthOf(known, 'Roles', 'Users', 'Groups') || undefined },
  'AWS::EC2::Instance': {
    // What it does not say itself, its launch template may.
    UserDataSecrets: (known, arn) =>
      known.get('UserData') === null && known.get('LaunchTemplate') !== null ? undefined : userDataSecrets(known.get('UserData'), arn),
  },
  'AWS::EC2::LaunchTemplate': {
    UserDataSecrets: (known, arn) => {
      const data = known.get('LaunchTemplateData')
      return isRecord(data) ? userDataSecrets((data as Readonly<Record<string, Resolved>>)['UserData'] ?? null, arn) : undefined
    },
  },
  'AWS::EC2::NetworkAcl': { IsDefault: () => false },
  'AWS::EC2::VPC': { IsDefault: () => false },
  'AWS::Events::Rule': { ManagedBy: () => null },
  'AWS::SecretsManager::Secret': {
    OwningService: () => null,
    PrimaryRegion: () => null,
    RotationEnabled: (known) => isThere(known.get('RotationRules')),
  },
  'AWS::ElastiCache::ReplicationGroup': { AuthTokenEnabled: (known) => isThere(known.get('AuthToken')) },
}

/** What follows of a resource; without what does not, because something that it would follow from is not known. */
export function derivedObservations(type: string, known: Known, arn: string): Readonly<Record<string, unknown>> {
  const own = Object.hasOwn(derivations, type) ? (derivations[type] ?? {}) : {}
  const made = Object.entries(own).map(([name, derive]) => [name, derive(known, arn)] as const)
  return Object.fromEntries(made.filter(([, value]) => value !== undefined))
}

/** Whether an observation may follow from a template. */
export function isDerived(type: string, name: string): boolean {
  return Object.hasOwn(derivations, type) && Object.hasOwn(derivations[type] ?? {}, name)
}

const isThere = (value: Resolved | undefined): boolean | undefined => (value === undefined ? undefined : value !== null)

function lengthOf(known: Known, ...lists: readonly string[]): number {
  return lists.reduce((sum, name) => {
    const list = known.get(name)
    return sum + (Array.isArray(list) ? list.length : 0)
  }, 0)
}

function bucketAcl(known: Known): unknown {
  const canned = known.get('AccessControl')
  if (canned !== null && typeof canned !== 'string') return undefined
  const name = canned ?? 'Private'
  const grants = Object.hasOwn(cannedGrants, name) ? cannedGrants[name] : undefined
  if (!grants) return undefined
  const owner = { Grantee: { Type: 'CanonicalUser', ID: 'owner' }, Permission: 'FULL_CONTROL' }
  return { Owner: 'owner', Grants: [owner, ...grants.map(([URI, Permission]) => ({ Grantee: { Type: 'Group', URI }, Permission }))] }
}
