import type { PolicyStatement } from '../policy-document.ts'
import type { Caller } from './access-request.ts'
import type { Look } from './context-value.ts'

/**
 * How a statement of a resource policy means a caller: by its ARN (`itself`), by the ARN of a session of the role (`session`), as anybody
 * (`everybody`), through its account (`account`, whose own policies then must allow it, too), as a session that may be this one
 * (`perhaps`, of a Deny only), or not at all.
 */
export type PrincipalMatch = 'itself' | 'session' | 'everybody' | 'account' | 'perhaps' | 'no'

const order: readonly PrincipalMatch[] = ['itself', 'session', 'everybody', 'account', 'perhaps', 'no']

/**
 * Whom the `Principal` or `NotPrincipal` of a statement means (IAM User Guide, "IAM JSON policy elements: Principal", "NotPrincipal").
 * A Deny with `NotPrincipal` always meets who has a permissions boundary, whoever is listed (IAM User Guide, "Permissions boundaries").
 */
export function matchPrincipal({ principals, effect }: PolicyStatement, caller: Caller, look: Look): PrincipalMatch {
  if (!principals) return 'no'
  if (principals.except && effect === 'Deny' && caller.boundary) return 'everybody'
  const matches = principals.entries.map(({ kind, value }) => matchEntry(kind, value, caller, look))
  const found = order.find((one) => matches.includes(one)) ?? 'no'
  if (principals.except) return found === 'no' ? 'everybody' : found === 'perhaps' && effect === 'Deny' ? 'perhaps' : 'no'
  // Whoever takes a role names the session: what is granted to a session is within reach, what is denied to one need not hold.
  return found === 'perhaps' && effect === 'Allow' ? 'session' : found
}

function matchEntry(kind: string, value: string, caller: Caller, look: Look): PrincipalMatch {
  if (kind === '*') return 'everybody'
  if (kind === 'Service') return caller.kind === 'service' && value === caller.arn ? 'itself' : 'no'
  // Providers of identities are no callers here: who comes through one takes a role, and asks as that role.
  if (kind !== 'AWS') return 'no'
  if (value === '*') return 'everybody'
  if (caller.kind === 'anonymous' || caller.kind === 'service') return 'no'
  if (value === caller.arn) return 'itself'
  if (value === caller.account || rootArn.exec(value)?.[1] === caller.account) return caller.kind === 'root' ? 'itself' : 'account'
  return matchSession(value, caller, look)
}

const rootArn = /^arn:aws[a-z-]*:iam::(\d{12}):root$/
const sessionArn = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/

/** The name of a session stands in `aws:userid`, after the id of the role (IAM User Guide, "Policy variables", principal key values). */
function matchSession(value: string, { kind, account, arn }: Caller, look: Look): PrincipalMatch {
  if (kind !== 'role') return 'no'
  const [, ofAccount, role, session] = sessionArn.exec(value) ?? []
  if (ofAccount !== account || role !== arn.split('/').at(-1)) return 'no'
  const id = look('aws:userid')
  if (typeof id !== 'string') return 'perhaps'
  return id.slice(id.indexOf(':') + 1) === session ? 'session' : 'no'
}
