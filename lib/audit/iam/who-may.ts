import type { PolicyCondition, PolicyStatement } from './policy-document.ts'
import { isEverybody, publicStatements } from './public-access.ts'

/** Somebody whom a resource policy lets in. */
export interface Grantee {
  /**
   * - `everybody`: anybody, with an account or without.
   * - `own`: the owner's account, or somebody in it.
   * - `account`: another account, or somebody in it; `value` is its id.
   * - `organization`: whoever is in an organisation; `value` is its id or path.
   * - `service`: an AWS service; `value` is its name.
   * - `federated`: a provider of identities. `other`: a canonical user id, a network, an endpoint, or a form not known here.
   */
  readonly kind: 'everybody' | 'own' | 'account' | 'organization' | 'service' | 'federated' | 'other'
  readonly value: string
  readonly statement: PolicyStatement
}

/**
 * Everybody whom the Allow statements of a resource policy let in, conditions considered: `"*"` tied to an account by
 * aws:SourceAccount is that account, `"*"` tied to an organisation is that organisation (IAM User Guide, "AWS global condition context keys").
 * Deny statements are not subtracted: what only they keep out counts as let in.
 */
export function grantees(statements: readonly PolicyStatement[], ownAccount: string): readonly Grantee[] {
  const open = new Set(publicStatements(statements))
  return statements
    .filter((statement) => statement.effect === 'Allow' && statement.principals)
    .flatMap((statement): Grantee[] => {
      if (open.has(statement)) return [{ kind: 'everybody', value: '*', statement }]
      if (isEverybody(statement.principals)) return tiedBy(statement, ownAccount)
      return (statement.principals?.entries ?? []).map(({ kind, value }) => named(kind, value, ownAccount, statement))
    })
}

/** Grantees in other accounts, everybody included; `trusted` are account ids that count as one's own. */
export function crossAccountGrantees(
  statements: readonly PolicyStatement[],
  ownAccount: string,
  trusted: readonly string[] = [],
): readonly Grantee[] {
  return grantees(statements, ownAccount).filter(
    ({ kind, value }) => kind === 'everybody' || kind === 'other' || (kind === 'account' && !trusted.includes(value)),
  )
}

/** Whoever is left of "everybody" by the conditions that narrow it. */
function tiedBy(statement: PolicyStatement, ownAccount: string): Grantee[] {
  const found = statement.conditions.flatMap((condition) => condition.values.map((value) => tied(condition, value, ownAccount, statement)))
  const known = found.filter((grantee) => grantee !== undefined)
  return known.length > 0 ? known : [{ kind: 'other', value: 'a condition', statement }]
}

function tied({ key }: PolicyCondition, value: string, ownAccount: string, statement: PolicyStatement): Grantee | undefined {
  if (key.endsWith('orgid') || key.endsWith('orgpaths')) return { kind: 'organization', value, statement }
  if (key === 'aws:sourceaccount' || key === 'aws:principalaccount' || key === 'aws:sourceowner' || key === 'kms:calleraccount')
    return account(value, ownAccount, statement)
  if (key === 'aws:sourcearn' || key === 'aws:principalarn') {
    const id = value.split(':')[4] ?? ''
    return /^\d{12}$/.test(id) ? account(id, ownAccount, statement) : undefined
  }
  return undefined
}

function named(kind: string, value: string, ownAccount: string, statement: PolicyStatement): Grantee {
  if (kind === 'Service') return { kind: 'service', value, statement }
  if (kind === 'Federated') return { kind: 'federated', value, statement }
  if (kind === 'AWS') {
    const id = /^\d{12}$/.test(value) ? value : (value.split(':')[4] ?? '')
    if (/^\d{12}$/.test(id)) return account(id, ownAccount, statement)
  }
  return { kind: 'other', value, statement }
}

const account = (id: string, ownAccount: string, statement: PolicyStatement): Grantee => ({
  kind: id === ownAccount ? 'own' : 'account',
  value: id,
  statement,
})
