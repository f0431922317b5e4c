import { meansAction } from './means-action.ts'
import type { PolicyCondition, PolicyStatement } from './policy-document.ts'
import { narrowsWho } from './public-access.ts'

/**
 * Services that never carry the role of one account into that of another, and send no source with their request: a condition would lock
 * the machines out (EC2 User Guide, "IAM roles for Amazon EC2").
 */
const noDeputies = new Set(['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'])

/** Keys that say on whose behalf a service asks. */
const sourceKeys = new Set(['aws:sourceaccount', 'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourceowner'])
const namesSource = (condition: PolicyCondition): boolean => sourceKeys.has(condition.key) && narrowsWho(condition)

/** Services that a trust policy lets in, and those of them that it lets in without saying on whose behalf. */
export function servicesWithoutSource(statements: readonly PolicyStatement[]): {
  readonly services: readonly string[]
  readonly open: readonly string[]
} {
  const named = statements
    .filter(({ effect, actions }) => effect === 'Allow' && meansAction(actions, 'sts:assumerole'))
    .flatMap((statement) =>
      (statement.principals?.except === false ? statement.principals.entries : [])
        .filter(({ kind, value }) => kind === 'Service' && !noDeputies.has(value))
        .map(({ value }) => ({ value, bound: statement.conditions.some(namesSource) })),
    )
  const distinct = (list: typeof named): readonly string[] => [...new Set(list.map(({ value }) => value))].sort()
  return { services: distinct(named), open: distinct(named.filter(({ bound }) => !bound)) }
}

/** Claims that say whose token it is, beside the subject, by the host of the provider that uses them so (IAM User Guide, "Available keys for AWS web identity federation"). */
const otherClaims: ReadonlyMap<string, readonly string[]> = new Map([
  ['cognito-identity.amazonaws.com', ['aud']],
  ['accounts.google.com', ['aud', 'oaud']],
  ['graph.facebook.com', ['app_id']],
  ['www.amazon.com', ['app_id']],
])

/** Providers of web identities that a trust policy lets in, by their host and path, and those whose tokens it takes whoever they were given to. */
export function webIdentityTrust(statements: readonly PolicyStatement[]): {
  readonly providers: readonly string[]
  readonly open: readonly string[]
} {
  const trusted = statements
    .filter(({ effect, actions }) => effect === 'Allow' && meansAction(actions, 'sts:assumerolewithwebidentity'))
    .flatMap(({ principals, conditions }) =>
      (principals?.except === false ? principals.entries : [])
        .filter(({ kind, value }) => kind === 'Federated' && !value.includes(':saml-provider/'))
        .map(({ value }) => providerOf(value))
        .map((provider) => ({ provider, bound: conditions.some((condition) => namesWhose(provider, condition)) })),
    )
  const distinct = (list: typeof trusted): readonly string[] => [...new Set(list.map(({ provider }) => provider))].sort()
  return { providers: distinct(trusted), open: distinct(trusted.filter(({ bound }) => !bound)) }
}

/** `arn:aws:iam::111122223333:oidc-provider/host/path` is `host/path`; the built-in ones are named plainly. */
function providerOf(principal: string): string {
  const mark = ':oidc-provider/'
  const at = principal.indexOf(mark)
  return (at < 0 ? principal : principal.slice(at + mark.length)).toLowerCase()
}

/** Operators that demand the key: `…IfExists` lets a token without the claim through. */
const demanding = new Set(['stringequals', 'stringequalsignorecase', 'stringlike', 'foranyvalue:stringequals', 'foranyvalue:stringlike'])

function namesWhose(provider: string, { operator, key, values }: PolicyCondition): boolean {
  const claims = ['sub', ...(otherClaims.get(provider) ?? [])]
  if (!demanding.has(operator) || values.length === 0 || !claims.some((claim) => key === `${provider}:${claim}`)) return false
  return values.every((value) => namesOne(value, operator.endsWith('stringlike')))
}

/** A subject is named up to its first wildcard: `repo:one-organisation/*` says whose, `repo:*` and `*` do not. */
function namesOne(value: string, wildcards: boolean): boolean {
  const wild = wildcards ? value.search(/[*?]/) : -1
  if (wild < 0) return value !== ''
  const fixed = value.slice(0, wild)
  const [kind = '', ...rest] = fixed.split(':')
  const owner = rest.join(':').split(/[/:]/)
  return (kind !== '' && owner.length > 1 && /[a-z0-9]/i.test(owner[0] ?? '')) || fixed.length >= 20
}
