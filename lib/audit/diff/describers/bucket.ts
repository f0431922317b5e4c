import type { Severity } from '#lib/findings/severity.ts'
import { accountRef } from '../../placeholder.ts'
import type { Told } from '../change.ts'
import { listWords, shortText } from '../shown-value.ts'
import { type Describer, type Difference, field, isObject, onlyIn } from './describe.ts'
import { isHeldBack } from './resource-policy.ts'

const shields = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const

const shieldsOf = (value: unknown): readonly string[] => shields.filter((name) => field(value, name) === true)

function tellShields({ was, is }: Difference, words: string): Told[] {
  const taken = onlyIn(shieldsOf(was), shieldsOf(is))
  const set = onlyIn(shieldsOf(is), shieldsOf(was))
  const told: Told[] = []
  if (taken.length > 0)
    told.push({ sentence: `${words} is no longer shielded from public access by ${listWords(taken, 4)}`, weight: 'high', effect: 'opens' })
  if (set.length > 0)
    told.push({ sentence: `${words} is now shielded from public access by ${listWords(set, 4)}`, weight: 'low', effect: 'closes' })
  return told
}

/** The block of public access of one bucket. */
export const publicAccessBlock: Describer = { describe: (difference) => tellShields(difference, difference.words) }

/** The block of the whole account, which stands in each bucket: told once, of the account. */
export const accountPublicAccessBlock: Describer = {
  describe: (difference) => {
    const { account, region } = difference.after
    const resource = accountRef(account, [region])
    return tellShields(difference, `every bucket of account ${account}`).map((told) => ({ ...told, resource }))
  },
}

const groupWords = new Map([
  ['AllUsers', 'Everybody'],
  ['AuthenticatedUsers', 'Everybody with an AWS account'],
  ['LogDelivery', 'S3 log delivery'],
])

const permissionWords = new Map([
  ['READ', 'list'],
  ['WRITE', 'write to'],
  ['READ_ACP', 'read the access list of'],
  ['WRITE_ACP', 'change the access list of'],
  ['FULL_CONTROL', 'do everything with'],
])

interface AclEntry {
  readonly who: string
  readonly verb: string
  readonly weight: Severity
}

/** Grants to others than the owner, by what they say. */
function aclEntries(acl: unknown): ReadonlyMap<string, AclEntry> {
  const owner = field(acl, 'Owner')
  const grants = field(acl, 'Grants')
  const entries = new Map<string, AclEntry>()
  for (const grant of Array.isArray(grants) ? (grants as readonly unknown[]) : []) {
    const grantee = field(grant, 'Grantee')
    const id = field(grantee, 'ID')
    if (typeof id === 'string' && id === owner) continue
    const uri = field(grantee, 'URI')
    const group = typeof uri === 'string' ? groupWords.get(uri.slice(uri.lastIndexOf('/') + 1)) : undefined
    const who = group ?? `canonical user ${shortText(String(id ?? uri ?? 'without a name'), 80)}`
    const permission = String(field(grant, 'Permission'))
    const verb = permissionWords.get(permission) ?? `have ${shortText(permission, 40)} on`
    const weight = group?.startsWith('Everybody') ? 'critical' : group ? 'low' : 'high'
    entries.set(`${who} ${permission}`, { who, verb, weight })
  }
  return entries
}

/** The access control list: who got in and who is out. */
export const acl: Describer = {
  harmless: { Owner: null, Grants: [] },
  describe: ({ was, is, words, after }) => {
    if (!isObject(was) || !isObject(is)) return undefined
    // A new bucket has its owner on the list, who is nobody new.
    const before = aclEntries({ ...was, Owner: field(was, 'Owner') ?? field(is, 'Owner') })
    const now = aclEntries(is)
    const isShielded = isHeldBack({ after }, 'IgnorePublicAcls')
    const opened = missingIn(now, before).map(({ who, verb, weight }): Told => {
      const sentence = `${who} may now ${verb} ${words} (by its access list${isShielded ? ', held back by the block of public access' : ''})`
      return { sentence, weight: isShielded && weight === 'critical' ? 'medium' : weight, effect: 'opens' }
    })
    const closed = missingIn(before, now).map(
      ({ who, verb }): Told => ({
        sentence: `${who} may no longer ${verb} ${words} (by its access list)`,
        weight: 'low',
        effect: 'closes',
      }),
    )
    const changed = [...opened, ...closed]
    return changed.length > 0 ? changed : undefined
  },
}

const missingIn = (entries: ReadonlyMap<string, AclEntry>, other: ReadonlyMap<string, AclEntry>): readonly AclEntry[] =>
  [...entries].filter(([key]) => !other.has(key)).map(([, entry]) => entry)

function algorithmOf(value: unknown): string | undefined {
  const rules = field(value, 'ServerSideEncryptionConfiguration')
  const defaults = field(Array.isArray(rules) ? rules[0] : undefined, 'ServerSideEncryptionByDefault')
  const algorithm = field(defaults, 'SSEAlgorithm')
  const key = field(defaults, 'KMSMasterKeyID')
  if (typeof algorithm !== 'string') return undefined
  return typeof key === 'string' ? `${shortText(algorithm, 40)} under key ${shortText(key, 200)}` : shortText(algorithm, 40)
}

/** Default encryption. */
export const bucketEncryption: Describer = {
  describe: ({ was, is, words }) => {
    const [before, now] = [algorithmOf(was), algorithmOf(is)]
    if (before === now) return undefined
    if (now === undefined) return [{ sentence: `${words} has no default encryption any more`, weight: 'medium', effect: 'opens' }]
    if (before === undefined) return [{ sentence: `${words} is now encrypted by default with ${now}`, weight: 'low', effect: 'closes' }]
    const weaker = before.startsWith('aws:kms') && !now.startsWith('aws:kms')
    return [
      {
        sentence: `${words} is now encrypted by default with ${now} instead of ${before}`,
        weight: 'medium',
        effect: weaker ? 'opens' : 'neutral',
      },
    ]
  },
}

/** Versioning: once on it can only be suspended. */
export const bucketVersioning: Describer = {
  describe: ({ was, is, words }) => {
    const [before, now] = [field(was, 'Status'), field(is, 'Status')]
    if (before === now) return undefined
    if (now === 'Enabled') return [{ sentence: `${words} keeps old versions of objects now`, weight: 'low', effect: 'closes' }]
    if (before !== 'Enabled') return undefined
    return [{ sentence: `${words} no longer keeps old versions of objects`, weight: 'high', effect: 'opens' }]
  },
}

/** What S3 itself says of the policy; where the policy changed its grants say more. */
export const policyStatus: Describer = {
  describe: ({ was, is, words }) => {
    const [before, now] = [field(was, 'IsPublic') === true, field(is, 'IsPublic') === true]
    if (before === now) return []
    return now
      ? [{ sentence: `S3 calls the policy of ${words} public now`, weight: 'critical', effect: 'opens' }]
      : [{ sentence: `S3 no longer calls the policy of ${words} public`, weight: 'low', effect: 'closes' }]
  },
}
