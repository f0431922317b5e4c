import { addressWords } from '../intel/address-ranges.ts'
import { isRecord, own } from '../log-sources/foreign-record.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/**
 * What a field can be reduced to where values are remembered or grouped by (`field|network`): of itself it changes with every
 * session, version or lease, and would be new for ever.
 */
const derivations: ReadonlyMap<string, (value: unknown) => string | undefined> = new Map([
  ['network', networkOf],
  ['family', familyOf],
  ['actor', actorOf],
])

/** Refuses `field|what` with an unknown `what`. */
export function refuseUnknownDerivation(field: string, path: KeyPath): void {
  const at = field.indexOf('|')
  if (at < 0 || (at > 0 && derivations.has(field.slice(at + 1)))) return
  throw new RuleProblem(
    path,
    `is ${shown(field)}; wanted a field, or a field with one of ${[...derivations.keys()].map((each) => `|${each}`).join(', ')}`,
  )
}

/** What `field|what` makes of the field's value; the value itself where there is no `|what`. */
export function derivedValue(field: string, read: (path: string) => unknown): unknown {
  const at = field.indexOf('|')
  if (at < 0) return read(field)
  return derivations.get(field.slice(at + 1))?.(read(field.slice(0, at)))
}

/**
 * The /16 of an IPv4 address, the /32 of an IPv6 address: about what one provider gives to one place. Other texts (the name of a
 * service, `AWS Internal`) are themselves.
 */
function networkOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const words = addressWords(value)
  const first = words?.[0]
  if (first === undefined) return value
  if (words?.length === 1) return `${first >>> 24}.${(first >>> 16) & 255}.0.0/16`
  return `${(first >>> 16).toString(16)}:${(first & 0xffff).toString(16)}::/32`
}

/** Longest user agent that is looked at. */
const longestAgent = 200

/** The program that a user agent names, without its version: `aws-cli`, `boto3`, `terraform`, `mozilla`. */
function familyOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.slice(0, longestAgent).toLowerCase()
  // Tools built on an SDK name themselves further on.
  const tool = /\b(terraform|pulumi|opentofu|crossplane|aws-cdk|ansible)\b/.exec(text)?.[1]
  return (
    tool ??
    text
      .replace(/^\W+/, '')
      .split(/[/(;,]| v?\d/, 1)[0]
      ?.trim()
  )
}

/** Sessions of these roles are people: the part of the name that Identity Center gives to all its roles. */
const personal = /:role\/aws-reserved\/sso\.amazonaws\.com\//

/**
 * Who acts, as it stays the same from session to session, of a `userIdentity`: the role behind a session, a person of Identity
 * Center as the session, else the ARN, the id or the service. The issuer is set by AWS, a session's name by whoever assumes the role.
 */
function actorOf(identity: unknown): string | undefined {
  if (!isRecord(identity)) return undefined
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
  const issuer = text(own(own(own(identity, 'sessionContext'), 'sessionIssuer'), 'arn'))
  const arn = text(own(identity, 'arn'))
  if (issuer !== undefined) return personal.test(issuer) ? (arn ?? issuer) : issuer
  return arn ?? text(own(identity, 'principalId')) ?? text(own(identity, 'invokedBy')) ?? text(own(identity, 'accountId'))
}
