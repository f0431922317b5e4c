// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like placeholders.

import { Random } from '../../../../bench/random.ts'
import { drawValues, keyNames, type Values } from './generated-conditions.ts'
import {
  accounts,
  bounding,
  type Document,
  documents,
  forbidding,
  hasPolicy,
  type Kind,
  levels,
  opened,
  resourcePolicy,
  type Scene,
} from './generated-policies.ts'

/** A request in plain JSON, with all that is to be known about it: both evaluators are asked with the same. */
export interface GeneratedRequest {
  readonly kind: Kind
  /** ARN of the user or role, name of the service, empty for nobody. */
  readonly caller: string
  readonly account: string
  readonly session: string
  readonly action: string
  readonly resource: string
  readonly owner: string
  readonly identity: readonly Document[]
  readonly boundary?: Document
  readonly sessionPolicy?: Document
  /** Policies by level. */
  readonly scps: readonly (readonly Document[])[]
  readonly rcps: readonly (readonly Document[])[]
  readonly resourcePolicy?: Document
  readonly endpoint?: Document
  readonly values: Values
  readonly callerTags: Readonly<Record<string, string>>
  readonly targetTags: Readonly<Record<string, string>>
  readonly organization: { readonly id: string; readonly path: string } | null
}

const [own, other] = accounts
const organization = { id: 'o-abc', path: 'o-abc/r-1/ou-1/' }

/** Action, resource for an owner (`*`: takes none), and patterns that mean the resource. */
type Thing = readonly [action: string, arn: (owner: string) => string, patterns: readonly [string, ...string[]]]

const object = 'arn:aws:s3:::data/ann/file'
const objects = ['arn:aws:s3:::data/*', 'arn:aws:s3:::*', 'arn:aws:s3:::data/${aws:username}/*', 'arn:aws:s3:::d?ta/ann/f*'] as const
const table = (owner: string): string => `arn:aws:dynamodb:us-east-1:${owner}:table/orders`
const tables = [
  'arn:aws:dynamodb:*:*:table/orders',
  'arn:aws:dynamodb:us-east-1:*:table/o*',
  'arn:aws:dynamodb:us-east-1:*:table/?rders',
] as const
const lambda = (owner: string): string => `arn:aws:lambda:us-east-1:${owner}:function:f`
const lambdas = ['arn:aws:lambda:*:*:function:*', 'arn:aws:lambda:us-*:*:function:f'] as const
const queue = (owner: string): string => `arn:aws:sqs:us-east-1:${owner}:jobs`
const queues = ['arn:aws:sqs:*:*:jobs', 'arn:aws:sqs:us-east-1:*:j*', 'arn:aws:sqs:*:*:*'] as const
const key = (owner: string): string => `arn:aws:kms:us-east-1:${owner}:key/1234abcd`
const keys = ['arn:aws:kms:*:*:key/*', 'arn:aws:kms:us-east-1:*:key/1234*'] as const
const role = (owner: string): string => `arn:aws:iam::${owner}:role/app/target`
const roles = ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:role/app/t*', 'arn:aws:iam::*:role/app/${aws:PrincipalTag/team}'] as const
const secret = (owner: string): string => `arn:aws:secretsmanager:us-east-1:${owner}:secret:db-AbCdEf`
const secrets = ['arn:aws:secretsmanager:*:*:secret:*', 'arn:aws:secretsmanager:us-east-1:*:secret:db-??????'] as const
const anything = (): string => '*'

const things: readonly [Thing, ...Thing[]] = [
  ['s3:GetObject', () => object, objects],
  ['s3:PutObject', () => object, objects],
  ['s3:ListBucket', () => 'arn:aws:s3:::data', ['arn:aws:s3:::data', 'arn:aws:s3:::*', 'arn:aws:s3:::d*']],
  ['s3:ListAllMyBuckets', anything, ['*']],
  ['iam:PassRole', role, roles],
  ['iam:AttachRolePolicy', role, roles],
  ['iam:CreateUser', (owner) => `arn:aws:iam::${owner}:user/new`, ['arn:aws:iam::*:user/*', 'arn:aws:iam::*:user/n??']],
  ['iam:ListUsers', anything, ['*']],
  ['sqs:SendMessage', queue, queues],
  ['sqs:ReceiveMessage', queue, queues],
  ['dynamodb:GetItem', table, tables],
  ['dynamodb:PutItem', table, tables],
  ['lambda:InvokeFunction', lambda, lambdas],
  ['lambda:UpdateFunctionCode', lambda, lambdas],
  ['sts:AssumeRole', role, roles],
  ['sts:AssumeRole', role, roles],
  ['sts:TagSession', role, roles],
  ['sts:GetCallerIdentity', anything, ['*']],
  ['kms:Decrypt', key, keys],
  ['kms:Encrypt', key, keys],
  ['kms:CreateGrant', key, keys],
  ['kms:ListKeys', anything, ['*']],
  ['secretsmanager:GetSecretValue', secret, secrets],
  ['secretsmanager:DeleteSecret', secret, secrets],
]

/** Requests that are the same for the same seed. */
export function* generatedRequests(seed: number, count: number): Generator<GeneratedRequest> {
  const random = new Random(seed)
  for (let index = 0; index < count; index++) yield draw(random)
}

function draw(random: Random): GeneratedRequest {
  const [action, arnOf, patterns] = random.pick(things)
  const takesNone = arnOf === anything
  const kind = takesNone ? random.pick<Kind>(['user', 'role']) : random.pick<Kind>(kinds)
  const isPerson = kind === 'user' || kind === 'role'
  const account = isPerson || kind === 'root' ? own : ''
  const owner = !takesNone && kind !== 'anonymous' && random.chance(0.25) ? other : own
  const org = random.chance(0.7) && account !== '' ? organization : null
  const callerTags = isPerson ? drawTags(random) : {}
  const targetTags = drawTags(random)
  const known = { kind, caller: drawCaller(random, kind), account, owner, session: 'ci', action, resource: arnOf(owner) }
  const values = {
    ...drawValues(random, action),
    ...following(known, org),
    ...tagValues('aws:PrincipalTag', callerTags),
    ...tagValues('aws:ResourceTag', targetTags),
  }
  return { ...known, ...drawPolicies({ random, ...known, patterns, values }), values, callerTags, targetTags, organization: org }
}

type Policies = Pick<GeneratedRequest, 'identity' | 'boundary' | 'sessionPolicy' | 'scps' | 'rcps' | 'resourcePolicy' | 'endpoint'>

function drawPolicies(scene: Scene): Policies {
  const { random, kind, account } = scene
  const isPerson = kind === 'user' || kind === 'role'
  return {
    identity: isPerson ? documents(scene, 0.8) : [],
    ...(isPerson && random.chance(0.3) ? { boundary: bounding(scene) } : {}),
    ...(kind === 'role' && random.chance(0.3) ? { sessionPolicy: bounding(scene) } : {}),
    scps: account !== '' && random.chance(0.4) ? levels(scene) : [],
    rcps: random.chance(0.25) ? [[forbidding(scene)], []].slice(random.whole(0, 1)) : [],
    ...(hasPolicy(scene) ? { resourcePolicy: resourcePolicy(scene) } : {}),
    ...(random.chance(0.15) ? { endpoint: opened(bounding(scene)) } : {}),
  }
}

const kinds: readonly [Kind, ...Kind[]] = ['user', 'user', 'user', 'role', 'role', 'role', 'root', 'service', 'anonymous']
const callers: Readonly<Record<Kind, readonly [string, ...string[]]>> = {
  user: [`arn:aws:iam::${own}:user/ann`, `arn:aws:iam::${own}:user/dev/target`],
  role: [`arn:aws:iam::${own}:role/r`, `arn:aws:iam::${own}:role/app/r`, `arn:aws:iam::${own}:role/aws-service-role/x.amazonaws.com/r`],
  root: [`arn:aws:iam::${own}:root`],
  service: ['sns.amazonaws.com', 'lambda.amazonaws.com'],
  anonymous: [''],
}
const drawCaller = (random: Random, kind: Kind): string =>
  kind === 'role' && random.chance(0.8) ? (callers.role[random.whole(0, 1)] ?? '') : random.pick(callers[kind])

const drawTags = (random: Random): Readonly<Record<string, string>> =>
  random.chance(0.6) ? { team: random.pick(['blue', 'red', 'target', 'Blue']) } : {}
const tagValues = (prefix: string, tags: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [`${prefix}/${name}`, value]))

type Known = Pick<Scene, 'kind' | 'caller' | 'account' | 'session' | 'action' | 'resource'> & { readonly owner: string }

/** What follows from who asks for what (AWS global condition context keys), written down a second time: the evaluator works it out itself. */
function following({ kind, caller, account, owner, session, action }: Known, org: typeof organization | null): Values {
  const isService = kind === 'service'
  return {
    'aws:PrincipalIsAWSService': String(isService),
    'aws:ResourceAccount': owner,
    'aws:RequestedRegion': 'us-east-1',
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    ...(isService
      ? { 'aws:PrincipalServiceName': caller, 'aws:SourceAccount': own, 'aws:SourceArn': 'arn:aws:s3:::logs' }
      : { 'aws:PrincipalType': { user: 'User', role: 'AssumedRole', root: 'Account', anonymous: 'Anonymous' }[kind] }),
    ...(account === '' ? {} : { 'aws:PrincipalArn': caller, 'aws:PrincipalAccount': account }),
    ...(account !== '' && action === 'kms:CreateGrant' ? { 'kms:CallerAccount': account } : {}),
    ...(kind === 'user' ? { 'aws:username': caller.split('/').at(-1) ?? '', 'aws:userid': 'AIDAEXAMPLE' } : {}),
    ...(kind === 'role' ? { 'aws:userid': `AROAEXAMPLE:${session}` } : {}),
    ...(kind === 'root' ? { 'aws:userid': account } : {}),
    ...(org && account !== '' ? { 'aws:PrincipalOrgID': org.id, 'aws:PrincipalOrgPaths': [org.path] } : {}),
    ...(org && account !== '' && owner === account ? { 'aws:ResourceOrgID': org.id } : {}),
  }
}

/** Keys that the evaluator works out by itself, given who asks for what. */
export const impliedKeys: ReadonlySet<string> = new Set(
  [
    ...[
      'aws:PrincipalArn',
      'aws:PrincipalAccount',
      'aws:PrincipalType',
      'aws:username',
      'aws:PrincipalIsAWSService',
      'aws:SecureTransport',
    ],
    ...[
      'aws:PrincipalServiceName',
      'aws:PrincipalOrgID',
      'aws:PrincipalOrgPaths',
      'aws:ResourceAccount',
      'aws:ViaAWSService',
      'aws:CalledVia',
    ],
    ...['aws:PrincipalTag/team', 'aws:ResourceTag/team', 'kms:CallerAccount'],
  ].map((name) => name.toLowerCase()),
)

/** Every key that anything in a request may ask about: what has no value is certainly absent. */
export const askedKeys = (action: string): readonly string[] => [...keyNames(action), 'aws:userid']
