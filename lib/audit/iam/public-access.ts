import type { PolicyCondition, PolicyStatement, Principals } from './policy-document.ts'

/**
 * Condition keys that can tie a request to somebody in particular. A key of the requested resource or of the request's content
 * (`sns:Protocol`, `s3:prefix`, `aws:SecureTransport`) narrows what, not who.
 */
const whoKeys = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:sourceip',
  'aws:vpcsourceip',
  'kms:calleraccount',
])

/** Operators that demand the key and compare it with what is allowed. `…IfExists`, `ForAllValues` and the negated ones let a request without the key through. */
const demanding = new Set(['stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike', 'ipaddress'])

/** Statements of a resource policy that let anybody in: allowed to everybody, and no condition says who. */
export function publicStatements(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  return statements.filter(
    (statement) => statement.effect === 'Allow' && isEverybody(statement.principals) && !statement.conditions.some(narrowsWho),
  )
}

/** Every account: no service of AWS takes it as a principal today, and whoever wrote it meant everybody. */
const anyAccount = /^arn:[a-z*-]{1,20}:iam::\*:(?:root|\*)$/

/** Whether everybody is meant: `*`, `{"AWS": "*"}` in a list or not, or everybody but some. */
export function isEverybody(principals: Principals | undefined): boolean {
  if (!principals) return false
  return (
    principals.except ||
    principals.entries.some(({ kind, value }) => (kind === '*' || kind === 'AWS') && (value === '*' || anyAccount.test(value)))
  )
}

/** Whether a condition ties the request to somebody in particular. */
export function narrowsWho({ operator, key, values }: PolicyCondition): boolean {
  const plain = operator.startsWith('foranyvalue:') ? operator.slice('foranyvalue:'.length) : operator
  if (!demanding.has(plain) || !whoKeys.has(key) || values.length === 0) return false
  const wildcards = plain === 'stringlike' || plain.startsWith('arn')
  return values.every((value) => namesSomebody(key, value, wildcards))
}

/** Values of one key are alternatives, so each must name somebody. */
function namesSomebody(key: string, value: string, wildcards: boolean): boolean {
  if (key === 'aws:sourceip' || key === 'aws:vpcsourceip') return !/\/0+$/.test(value)
  const wild = wildcards ? value.search(/[*?]/) : -1
  if (wild < 0) return value !== ''
  if (key === 'aws:sourcearn' || key === 'aws:principalarn') return /^\d{12}$/.test(value.split(':')[4] ?? '')
  // Paths of an organisation and ids of a role's sessions end in a wildcard after the name; `o-*` names nobody.
  return (key.endsWith('orgpaths') || key === 'aws:userid') && wild >= 12
}
