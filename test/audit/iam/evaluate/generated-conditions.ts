// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like placeholders.

import type { Random } from '../../../../bench/random.ts'

/** Values of condition keys, spelt as in the AWS references; a key that is not here is absent from the request. */
export type Values = Readonly<Record<string, string | readonly string[]>>
/** `Condition` of a statement. */
export type Condition = Record<string, Record<string, string | string[]>>

type Kind = 'text' | 'number' | 'date' | 'bool' | 'ip' | 'arn' | 'binary' | 'list'
type Pool = readonly [string, ...string[]]

const texts: Pool = ['blue', 'Blue', 'red', 'green-*', 'b']
const numbers: Pool = ['0', '5', '60', '3600', '5.5']
const dates: Pool = ['2026-01-01T00:00:00Z', '2026-06-01T12:00:00Z', '1767225600', '1780315200', '2025-01-01T00:00:00Z']
const addresses: Pool = ['203.0.113.9', '198.51.100.7', '10.1.2.3', '2001:db8::1', '2001:db8:1::9']
const networks: Pool = ['203.0.113.0/24', '198.51.0.0/16', '0.0.0.0/0', '203.0.113.9', '10.0.0.0/8', '2001:db8::/32', '::/0', '2001:db8::1']
const arns: Pool = ['arn:aws:sns:eu-west-1:111122223333:topic', 'arn:aws:s3:::logs', 'arn:aws:iam::111122223333:role/app/r']
const arnPatterns: Pool = [
  'arn:aws:sns:*:111122223333:*',
  'arn:aws:s3:::lo?s',
  'arn:aws:iam::111122223333:*',
  'arn:*:*:*:*:*',
  'arn:aws:iam::*:role/${aws:PrincipalTag/team}',
]
const lists: Pool = ['team', 'cost', 'stage']

/** What a condition may ask of any request, by the kind of the key's values. */
const globals: readonly (readonly [string, Kind])[] = [
  ['aws:PrincipalTag/team', 'text'],
  ['aws:ResourceTag/team', 'text'],
  ['aws:RequestTag/team', 'text'],
  ['aws:SourceVpce', 'text'],
  ['aws:UserAgent', 'text'],
  ['aws:SourceIdentity', 'text'],
  ['aws:PrincipalAccount', 'text'],
  ['aws:PrincipalType', 'text'],
  ['aws:username', 'text'],
  ['aws:PrincipalOrgID', 'text'],
  ['aws:ResourceOrgID', 'text'],
  ['aws:ResourceAccount', 'text'],
  ['aws:RequestedRegion', 'text'],
  ['aws:PrincipalServiceName', 'text'],
  ['aws:SourceAccount', 'text'],
  ['aws:PrincipalArn', 'arn'],
  ['aws:PrincipalArn', 'arn'],
  ['aws:SourceArn', 'arn'],
  ['aws:SourceArn', 'arn'],
  ['aws:MultiFactorAuthAge', 'number'],
  ['aws:MultiFactorAuthAge', 'number'],
  ['aws:MultiFactorAuthAge', 'number'],
  ['aws:CurrentTime', 'date'],
  ['aws:CurrentTime', 'date'],
  ['aws:TokenIssueTime', 'date'],
  ['aws:SecureTransport', 'bool'],
  ['aws:MultiFactorAuthPresent', 'bool'],
  ['aws:ViaAWSService', 'bool'],
  ['aws:PrincipalIsAWSService', 'bool'],
  ['aws:SourceIp', 'ip'],
  ['aws:SourceIp', 'ip'],
  ['aws:RequestTag/blob', 'binary'],
  ['aws:TagKeys', 'list'],
  ['aws:TagKeys', 'list'],
  ['aws:PrincipalOrgPaths', 'list'],
  ['aws:CalledVia', 'list'],
]

/** Keys of single actions. */
const ofActions: ReadonlyMap<string, readonly (readonly [string, Kind])[]> = new Map([
  [
    's3:ListBucket',
    [
      ['s3:prefix', 'text'],
      ['s3:max-keys', 'number'],
    ],
  ],
  ['iam:PassRole', [['iam:PassedToService', 'text']]],
  ['sts:AssumeRole', [['sts:ExternalId', 'text']]],
  ['kms:Decrypt', [['kms:ViaService', 'text']]],
  [
    'kms:CreateGrant',
    [
      ['kms:CallerAccount', 'text'],
      ['kms:GrantOperations', 'list'],
    ],
  ],
  ['dynamodb:GetItem', [['dynamodb:LeadingKeys', 'list']]],
  ['secretsmanager:GetSecretValue', [['secretsmanager:VersionStage', 'text']]],
])

/** Keys that follow from who asks for what are not drawn: the request says them itself. */
const drawn: Readonly<Record<Kind, Pool>> = {
  ...{ text: texts, number: numbers, date: dates, bool: ['true', 'false', 'True'], ip: addresses, arn: arns },
  ...{ binary: ['QmluYXJ5', 'b3RoZXI='], list: lists },
}
const following =
  /^(?:aws:(?:Principal|username|Resource|RequestedRegion|SecureTransport|ViaAWSService|CalledVia|Source(?:Arn|Account))|kms:CallerAccount|kms:ViaService)/

const keysOf = (action: string): readonly (readonly [string, Kind])[] => [...globals, ...(ofActions.get(action) ?? [])]

/** Every key that a request for an action may have. */
export const keyNames = (action: string): readonly string[] => [...new Set(keysOf(action).map(([key]) => key))]

/** Values of the keys that a caller chooses; each is there in seven of ten requests. */
export function drawValues(random: Random, action: string): Values {
  const values: Record<string, string | readonly string[]> = {}
  for (const [key, kind] of keysOf(action)) {
    if (following.test(key) || random.chance(0.3)) continue
    values[key] = kind === 'list' ? lists.filter((_, index) => index === 0 || random.chance(0.4)) : random.pick(drawn[kind])
  }
  return values
}

const operators: Readonly<Record<Exclude<Kind, 'list'>, Pool>> = {
  text: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
  number: [
    ...(['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'] as const),
    ...['NumericGreaterThan', 'NumericGreaterThanEquals'],
  ],
  date: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
  bool: ['Bool'],
  ip: ['IpAddress', 'NotIpAddress'],
  arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  binary: ['BinaryEquals'],
}

/** Every operator that conditions are drawn with, spelt out, for the count of what was covered. */
export const operatorNames: readonly string[] = [
  'Null',
  ...Object.values(operators)
    .flat()
    .flatMap((name) =>
      ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((quantifier) => [`${quantifier}${name}`, `${quantifier}${name}IfExists`]),
    ),
]

/** One to three conditions; with `likely` most of them hold for these values. */
export function drawCondition(random: Random, action: string, values: Values, likely: boolean): Condition {
  const condition: Condition = {}
  for (let left = random.whole(1, 3); left > 0; left--) {
    const keys = keysOf(action)
    const [key, kind] = keys[random.whole(0, keys.length - 1)] ?? ['aws:UserAgent', 'text']
    const [operator, wanted] = drawTest(random, key, kind, values[key], likely)
    const tests = condition[operator] ?? {}
    tests[random.chance(0.1) ? key.toLowerCase() : key] = wanted
    condition[operator] = tests
  }
  return condition
}

function drawTest(
  random: Random,
  key: string,
  kind: Kind,
  value: string | readonly string[] | undefined,
  likely: boolean,
): [string, string | string[]] {
  if (random.chance(0.08)) {
    const isAbsent = String(value === undefined)
    return ['Null', likely || random.chance(0.5) ? isAbsent : isAbsent === 'true' ? 'false' : 'true']
  }
  const base = random.pick(operators[kind === 'list' ? 'text' : kind])
  const ifExists = random.chance(value === undefined && likely ? 0.7 : 0.2) ? 'IfExists' : ''
  const needs = kind === 'list' ? 0.97 : 0.25
  const quantifier = random.chance(needs) ? random.pick(['ForAllValues:', 'ForAnyValue:']) : ''
  const wanted = drawWanted(random, kind, key, value, likely && !base.includes('Not'))
  return [`${quantifier}${base}${ifExists}`, wanted.length === 1 && random.chance(0.7) ? (wanted[0] ?? '') : wanted]
}

function drawWanted(random: Random, kind: Kind, key: string, value: string | readonly string[] | undefined, likely: boolean): string[] {
  const pool: Pool = kind === 'ip' ? networks : kind === 'arn' ? arnPatterns : kind === 'date' ? dates : drawn[kind]
  const wanted = Array.from({ length: random.whole(1, 3) }, () => random.pick(pool))
  if (value !== undefined && random.chance(likely ? 0.8 : 0.3))
    wanted.push(...(typeof value === 'string' ? [value] : value).map((one) => looser(random, kind, one)))
  if ((kind === 'text' || kind === 'arn') && random.chance(0.06)) wanted.push(random.pick(variables(kind)))
  if (kind === 'bool' && random.chance(0.1)) return ['${aws:SecureTransport}']
  if (key === 'aws:PrincipalArn' && random.chance(0.3)) wanted.push('arn:aws:iam::*:user/*')
  return [...new Set(wanted)]
}

const variables = (kind: Kind): Pool =>
  kind === 'arn'
    ? ['arn:aws:iam::${aws:PrincipalAccount}:*', 'arn:aws:sns:*:*:${aws:username}']
    : ['${aws:username}', '${aws:PrincipalTag/team}', "${aws:PrincipalTag/team, 'blue'}", '${aws:RequestTag/team}*', '${*}${?}${$}']

/** Sometimes a pattern that a value fits. */
function looser(random: Random, kind: Kind, value: string): string {
  if ((kind !== 'text' && kind !== 'list') || random.chance(0.5)) return value
  return random.pick([
    `\${aws:PrincipalTag/team, '${value}'}`,
    `${value.slice(0, 2)}*`,
    `*${value.slice(1)}`,
    value.replace(/.$/, '?'),
    value.toUpperCase(),
  ])
}
