import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Check } from '../check.ts'
import { PolicyDocumentError, type PolicyStatement, readPolicyDocument } from '../iam/policy-document.ts'
import type { Resource, SnapshotPart } from '../snapshot.ts'
import type { SeenCalls } from './seen-calls.ts'
import { type SmallerPolicy, smallerPolicy } from './smaller-policy.ts'

/** Kinds of rights that nobody needs. */
export const excessKinds = ['unused-identity', 'wildcard-grant', 'unused-policy', 'unknown-trust', 'confused-deputy'] as const
export type ExcessKind = (typeof excessKinds)[number]

/** Checks that speak of such rights, by kind. */
const controls: ReadonlyMap<string, ExcessKind> = new Map([
  ['iam-user-access-key-used', 'unused-identity'],
  ['iam-user-console-access-used', 'unused-identity'],
  ['iam-user-initial-access-key-absent', 'unused-identity'],
  ['iam-policy-full-admin-absent', 'wildcard-grant'],
  ['iam-policy-service-wildcard-absent', 'wildcard-grant'],
  ['iam-policy-kms-full-access-absent', 'wildcard-grant'],
  ['iam-policy-cloudtrail-full-access-absent', 'wildcard-grant'],
  ['iam-policy-role-assumption-bounded', 'wildcard-grant'],
  ['iam-user-inline-full-admin-absent', 'wildcard-grant'],
  ['iam-role-inline-full-admin-absent', 'wildcard-grant'],
  ['iam-group-inline-full-admin-absent', 'wildcard-grant'],
  ['iam-user-inline-kms-full-access-absent', 'wildcard-grant'],
  ['iam-role-inline-kms-full-access-absent', 'wildcard-grant'],
  ['iam-group-inline-kms-full-access-absent', 'wildcard-grant'],
  ['iam-policy-unattached-full-admin-absent', 'unused-policy'],
  ['iam-role-trust-not-public', 'unknown-trust'],
  ['iam-role-trust-oidc-subject-bound', 'unknown-trust'],
  ['iam-role-read-only-access-not-cross-account', 'unknown-trust'],
  ['iam-role-confused-deputy-prevented', 'confused-deputy'],
])

/** The checks to judge for a review, out of all. */
export const leastPrivilegeChecks = (all: readonly Check[]): readonly Check[] => all.filter(({ id }) => controls.has(id))

/** One right too many, or one that could not be judged. */
export interface Excess {
  readonly kind: ExcessKind | 'unused-role' | 'unused-service'
  readonly arn: string
  readonly account: string
  /** `unknown`: not seen, so nobody can say. */
  readonly status: 'excess' | 'unknown'
  readonly reason: string
  readonly fix: string
}

/** What a verdict says of rights; undefined when it is fine or about something else. */
export function excessOf({ control, verdict, resource, reason, remediation }: AuditObservation): Excess | undefined {
  const kind = controls.get(control)
  if (kind === undefined || (verdict !== 'fail' && verdict !== 'unknown')) return undefined
  const status = verdict === 'fail' ? 'excess' : 'unknown'
  return { kind, arn: resource.arn, account: resource.account, status, reason, fix: remediation }
}

const day = 86_400_000

/**
 * A role that nobody took for `days`; roles of AWS services are theirs. Where IAM does not say when it was used the answer is `unknown`.
 * `now` in milliseconds. IAM remembers 400 days (IAM User Guide, "Last accessed information").
 */
export function unusedRole(resource: Resource, days: number, now: number): Excess | undefined {
  if (resource.type !== 'AWS::IAM::Role' || /:role\/aws-(?:service-role|reserved)\//.test(resource.arn)) return undefined
  const { arn, account, observed = {}, unseen = {} } = resource
  const base = { kind: 'unused-role' as const, arn, account, fix: `aws iam delete-role --role-name ${arn.split('/').at(-1)}` }
  if (!Object.hasOwn(observed, 'RoleLastUsed'))
    return { ...base, status: 'unknown', reason: unseen['RoleLastUsed'] ?? 'The snapshot does not hold when it was used.' }
  const used = observed['RoleLastUsed'] as { readonly LastUsedDate?: string } | null
  const since = Date.parse(used?.LastUsedDate ?? String(observed['CreateDate'] ?? ''))
  if (Number.isNaN(since) || now - since < days * day) return undefined
  const ago = Math.floor((now - since) / day)
  return {
    ...base,
    status: 'excess',
    reason: used ? `It was last taken ${ago} days ago.` : `It was never taken since it was made ${ago} days ago.`,
  }
}

/** A user or role with what it may and what it was seen to do. */
export interface Proposal extends SmallerPolicy {
  readonly principal: string
  /** Policies that are missing in the snapshot or cannot be read: what they grant is not counted. */
  readonly unread: readonly string[]
}

/** Gathers identities and policies out of parts, and proposes for each user and role a policy of what was seen. */
export class PolicyProposals {
  readonly #identities: Resource[] = []
  readonly #groups = new Map<string, Resource>()
  readonly #policies = new Map<string, Resource>()

  add(part: SnapshotPart): void {
    for (const resource of part.resources) {
      if (resource.type === 'AWS::IAM::User' || resource.type === 'AWS::IAM::Role') this.#identities.push(resource)
      else if (resource.type === 'AWS::IAM::Group')
        this.#groups.set(`${resource.account} ${String(resource.configuration['GroupName'])}`, resource)
      else if (resource.type === 'AWS::IAM::ManagedPolicy') this.#policies.set(resource.arn, resource)
    }
  }

  /** In the order of their ARNs; `only`: those whose ARN it is. */
  *of(seen: SeenCalls, only?: string): Generator<Proposal> {
    for (const identity of this.#identities.toSorted((a, b) => (a.arn < b.arn ? -1 : 1))) {
      if (only !== undefined ? identity.arn !== only : /:role\/aws-(?:service-role|reserved)\//.test(identity.arn)) continue
      const unread: string[] = []
      const statements = this.#holders(identity, unread).flatMap((holder) => this.#statements(holder, unread))
      yield { principal: identity.arn, ...smallerPolicy(statements, identity.arn, seen), unread }
    }
  }

  /** The identity and its groups. */
  #holders(identity: Resource, unread: string[]): readonly Resource[] {
    const names = (identity.configuration['Groups'] ?? []) as readonly string[]
    const groups = names.flatMap((name) => {
      const group = this.#groups.get(`${identity.account} ${name}`)
      if (!group) unread.push(`group ${name}`)
      return group ?? []
    })
    return [identity, ...groups]
  }

  #statements({ arn, configuration }: Resource, unread: string[]): readonly PolicyStatement[] {
    const inline = configuration['Policies'] as
      | readonly { readonly PolicyName: string; readonly PolicyDocument: unknown }[]
      | null
      | undefined
    if (inline === undefined) unread.push(`inline policies of ${arn}`)
    const managed = ((configuration['ManagedPolicyArns'] ?? []) as readonly string[]).map((policy) => ({
      PolicyName: policy,
      PolicyDocument: this.#policies.get(policy)?.configuration['PolicyDocument'],
    }))
    return [...(inline ?? []), ...managed].flatMap(({ PolicyName: name, PolicyDocument: document }) => {
      try {
        if (document !== undefined) return readPolicyDocument(document)
      } catch (error) {
        if (!(error instanceof PolicyDocumentError)) throw error
      }
      unread.push(name)
      return []
    })
  }
}
