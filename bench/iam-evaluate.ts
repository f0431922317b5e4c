// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like placeholders.

/**
 * Questions to the policy evaluator per core-second, beside iam-simulate on a sample of the same questions in the same run.
 * `node bench/iam-evaluate.ts` is the full size: 500 principals, 300 resources, 5 actions.
 */
import { fileURLToPath } from 'node:url'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import type { Caller, Target } from '#lib/audit/iam/evaluate/access-request.ts'
import { compilePolicy } from '#lib/audit/iam/evaluate/compiled-policy.ts'
import { evaluate } from '#lib/audit/iam/evaluate/evaluate.ts'
import { Random } from './random.ts'
import { table, whole } from './table.ts'

type Json = Readonly<Record<string, unknown>>
interface Principal {
  readonly caller: Caller
  readonly documents: readonly Json[]
  readonly boundary: Json | undefined
}
interface Resource {
  readonly target: Target
  readonly document: Json | undefined
}

const account = '111122223333'
const vpce = 'vpce-1a2b3c'
const actionsOfObjects = ['GetObject', 'PutObject', 'DeleteObject', 'GetObjectTagging', 'PutObjectAcl', 'GetObjectVersion', 'RestoreObject']
const policy = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement })
const fullAccess = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
const guard = policy({ Effect: 'Deny', Action: ['organizations:*', 's3:PutObjectAcl'], Resource: '*' })
const scps = [[compilePolicy('full', fullAccess), compilePolicy('guard', guard)], [compilePolicy('full', fullAccess)]]

/** Wide rights shared by all, rights on some resources of its own, and in each fourth a boundary. */
function principals(count: number): readonly Principal[] {
  const shared = policy(
    { Effect: 'Allow', Action: ['ec2:Describe*', 'logs:*', 's3:List*', 's3:GetBucket*'], Resource: '*' },
    { Effect: 'Allow', Action: 's3:*Object', Resource: ['arn:aws:s3:::home-${aws:username}/*', 'arn:aws:s3:::b1*/*'] },
    { Effect: 'Deny', Action: 's3:Delete*', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } },
  )
  return Array.from({ length: count }, (_, index) => {
    const isUser = index % 2 === 0
    const arn = `arn:aws:iam::${account}:${isUser ? 'user' : 'role'}/p${index}`
    const documents = [
      shared,
      policy({ Effect: 'Allow', Action: 's3:*', Resource: [`arn:aws:s3:::b${index % 97}/*`, `arn:aws:s3:::b2${index % 10}?/*`] }),
    ]
    const boundary = index % 4 === 0 ? policy({ Effect: 'Allow', Action: ['s3:Get*', 's3:Put*', 'sqs:*'], Resource: '*' }) : undefined
    const caller: Caller = {
      ...{ arn, account, kind: isUser ? ('user' as const) : ('role' as const), scps, tags: {}, organization: null },
      identity: documents.map((document, at) => compilePolicy(`p${index}-${at}`, document)),
      ...(boundary ? { boundary: compilePolicy(`b${index}`, boundary) } : {}),
    }
    return { caller, documents, boundary }
  })
}

/** Two of three with a policy of their own: TLS only, an endpoint, and a grant to somebody. */
function resources(count: number, random: Random): readonly Resource[] {
  return Array.from({ length: count }, (_, index) => {
    const arn = `arn:aws:s3:::b${index}/data/file`
    const everything = `arn:aws:s3:::b${index}/*`
    const AWS = `arn:aws:iam::${account}:user/p${random.whole(0, 250) * 2}`
    const document =
      index % 3 === 0
        ? undefined
        : policy(
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: everything,
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
            { Effect: 'Allow', Principal: { AWS }, Action: 's3:GetObject*', Resource: everything },
            {
              Effect: 'Deny',
              NotPrincipal: { AWS },
              Action: 's3:RestoreObject',
              Resource: everything,
              Condition: { StringNotEquals: { 'aws:SourceVpce': vpce } },
            },
          )
    return { target: { arn, account, policy: document ? compilePolicy(`b${index}`, document) : null, tags: {} }, document }
  })
}

const context = new Map<string, string>([
  ['aws:multifactorauthpresent', 'true'],
  ['aws:sourcevpce', vpce],
])

/** A Markdown table: every principal on every resource with every action, and a sample of it with both. */
export async function benchIamEvaluate(principalCount: number, resourceCount: number, actionCount: number): Promise<string> {
  const random = new Random(7)
  const callers = principals(principalCount)
  const targets = resources(resourceCount, random)
  const actions = actionsOfObjects.slice(0, actionCount).map((name) => `s3:${name}`)
  const began = process.cpuUsage()
  let allowed = 0
  for (const { caller } of callers)
    for (const { target } of targets)
      for (const action of actions) if (evaluate({ caller, action, target, context }).outcome === 'allowed') allowed++
  const cpu = cpuSince(began)
  const asked = callers.length * targets.length * actions.length
  const sample = drawSample(random, callers, targets, actions)
  const both = await besideOracle(sample)
  return table(
    ['policy evaluation', 'requests', 'allowed', 'CPU s', 'requests / core-s', '× iam-simulate'],
    [
      [`${callers.length} × ${targets.length} × ${actions.length}`, whole(asked), whole(allowed), cpu.toFixed(1), whole(asked / cpu), ''],
      [
        'sample',
        whole(sample.length),
        whole(both.allowed),
        both.ours.toFixed(3),
        whole(sample.length / both.ours),
        whole(both.oracle / both.ours),
      ],
    ],
  )
}

interface Question {
  readonly principal: Principal
  readonly resource: Resource
  readonly action: string
}

const sampleSize = 2_000
const rounds = 20

function drawSample(
  random: Random,
  callers: readonly Principal[],
  targets: readonly Resource[],
  actions: readonly string[],
): readonly Question[] {
  const any = <Item>(items: readonly Item[]): Item => {
    const item = items[random.whole(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to draw from; wanted at least one principal, resource and action')
    return item
  }
  return Array.from({ length: sampleSize }, () => ({ principal: any(callers), resource: any(targets), action: any(actions) }))
}

/** CPU seconds of both on the same questions; they must agree, or the ratio says nothing. */
async function besideOracle(sample: readonly Question[]): Promise<{ ours: number; oracle: number; allowed: number }> {
  // Asked once before: the oracle reads its data from the disk, and both are compiled by then.
  const ask = ({ principal: { caller }, resource: { target }, action }: Question): boolean =>
    evaluate({ caller, action, target, context }).outcome === 'allowed'
  for (const question of sample.slice(0, 200))
    if (ask(question) !== (await askOracle(question))) throw new Error(`the oracle says otherwise: ${JSON.stringify(question)}`)
  const first = process.cpuUsage()
  // Many rounds: one takes some milliseconds, too few to be measured.
  let ours: readonly boolean[] = []
  for (let round = 0; round < rounds; round++) ours = sample.map(ask)
  const second = cpuSince(first) / rounds
  const third = process.cpuUsage()
  const theirs: boolean[] = []
  for (const question of sample) theirs.push(await askOracle(question))
  const fourth = cpuSince(third)
  const other = ours.findIndex((answer, index) => answer !== theirs[index])
  if (other >= 0) throw new Error(`the oracle says otherwise: ${JSON.stringify(sample[other])}`)
  return { ours: second, oracle: fourth, allowed: ours.filter(Boolean).length }
}

async function askOracle({
  principal: { caller, documents, boundary },
  resource: { target, document },
  action,
}: Question): Promise<boolean> {
  const isUser = caller.kind === 'user'
  const name = caller.arn.split('/').at(-1) ?? ''
  const said = await runSimulation(
    {
      request: {
        principal: isUser ? caller.arn : `arn:aws:sts::${account}:assumed-role/${name}/s`,
        action,
        resource: { resource: target.arn, accountId: account },
        contextVariables: {
          ...{ 'aws:SecureTransport': 'true', 'aws:MultiFactorAuthPresent': 'true', 'aws:SourceVpce': vpce },
          ...(isUser ? { 'aws:username': name } : {}),
        },
      },
      identityPolicies: documents.map((one, index) => ({ name: `p${index}`, policy: one })),
      serviceControlPolicies: [
        {
          orgIdentifier: 'root',
          policies: [
            { name: 'full', policy: fullAccess },
            { name: 'guard', policy: guard },
          ],
        },
        { orgIdentifier: 'ou', policies: [{ name: 'full', policy: fullAccess }] },
      ],
      resourceControlPolicies: [],
      ...(boundary ? { permissionBoundaryPolicies: [{ name: 'boundary', policy: boundary }] } : {}),
      ...(document ? { resourcePolicy: document } : {}),
    },
    {},
  )
  if (said.resultType === 'error') throw new Error(`the oracle will not judge: ${JSON.stringify(said.errors)}`)
  return said.overallResult === 'Allowed'
}

function cpuSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await benchIamEvaluate(500, 300, 5))
