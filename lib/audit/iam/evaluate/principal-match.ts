import type { Principals } from '../policy-document.ts'
import type { Caller } from './access-request.ts'

/**
 * How a statement of a resource policy means a caller: by itself (its ARN, a session of it, or everybody), through its account (whose own
 * policies then must allow it, too), or not at all.
 */
export type PrincipalMatch = 'itself' | 'everybody' | 'account' | 'no'

/** Who a `Principal` or `NotPrincipal` means (IAM User Guide, "IAM JSON policy elements: Principal"). */
export function matchPrincipal(principals: Principals | undefined, caller: Caller): PrincipalMatch {
  if (!principals) return 'no'
  const found = best(principals.entries.map(({ kind, value }) => matchEntry(kind, value, caller)))
  if (!principals.except) return found
  return found === 'no' ? 'everybody' : 'no'
}

const order: readonly PrincipalMatch[] = ['itself', 'everybody', 'account', 'no']

function best(matches: readonly PrincipalMatch[]): PrincipalMatch {
  return order.find((one) => matches.includes(one)) ?? 'no'
}

function matchEntry(kind: string, value: string, caller: Caller): PrincipalMatch {
  if (kind === '*') return 'everybody'
  if (kind === 'Service') return caller.kind === 'service' && value === caller.arn ? 'itself' : 'no'
  // Providers of identities are no callers here: who comes through one takes a role, and asks as that role.
  if (kind !== 'AWS' || caller.kind === 'service') return 'no'
  if (value === '*') return 'everybody'
  if (caller.kind === 'anonymous') return 'no'
  if (value === caller.arn || isSessionOf(value, caller)) return 'itself'
  if (value === caller.account || rootArn.exec(value)?.[1] === caller.account) return caller.kind === 'root' ? 'itself' : 'account'
  return 'no'
}

const rootArn = /^arn:aws[a-z-]*:iam::(\d{12}):root$/
const sessionArn = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([^/]+)\/.+$/

/** Whoever takes a role may name the session, so a named session means the role. */
function isSessionOf(value: string, { kind, account, arn }: Caller): boolean {
  const [, ofAccount, role] = sessionArn.exec(value) ?? []
  return kind === 'role' && ofAccount === account && role === arn.split('/').at(-1)
}
