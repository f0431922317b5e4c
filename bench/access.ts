/**
 * Who can become administrator and who reaches which data, in an account of any size: users and roles with the policies of everyday, some
 * of them able to become others. `node bench/access.ts` is the full size: 5,000 principals and 2,000 resources.
 */
import { fileURLToPath } from 'node:url'
import { readAccessConfig } from '#lib/audit/data-access/access-config.ts'
import { accessWorld } from '#lib/audit/data-access/access-world.ts'
import { accessReview, accessSummary } from '#lib/audit/data-access/review.ts'
import { escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import { paths } from '#lib/audit/iam/escalation/paths/index.generated.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { account, allow, bucket, made, managed, resource, role, roleArn, user } from './made-world.ts'

const root = { AWS: `arn:aws:iam::${account}:root` }
const policyArn = (name: string): string => `arn:aws:iam::${account}:policy/${name}`
const services = ['lambda', 'ec2', 'ecs-tasks', 'states', 'codebuild', 'glue'].map((name) => ({ Service: `${name}.amazonaws.com` }))

/** Three fifths roles, half of them for services; one principal in fifty has rights that lead on, one in two hundred has all. */
function people(count: number): readonly Resource[] {
  const leading = [
    allow(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction']),
    allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
    allow('iam:CreateAccessKey'),
    allow(['iam:PassRole', 'ec2:RunInstances']),
  ]
  const roles = Math.floor(count * 0.6)
  return Array.from({ length: count }, (_, index) => {
    const statements = [
      allow(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::b${index % 2_000}/*`),
      allow('sts:AssumeRole', roleArn(`r${index % roles}`)),
      ...(index % 50 === 7 ? [leading[Math.floor(index / 50) % leading.length] ?? {}] : []),
    ]
    const attached = [policyArn(`m${index % 40}`), ...(index % 200 === 0 ? [policyArn('admin')] : [])]
    const trust = index % 2 === 0 ? root : (services[index % services.length] ?? root)
    return index < roles
      ? role(`r${index}`, trust, { statements, managed: attached })
      : user(`u${index}`, { statements, managed: attached, used: null })
  })
}

function things(count: number): readonly Resource[] {
  return Array.from({ length: count }, (_, index) =>
    index % 4 === 0
      ? resource('AWS::DynamoDB::Table', `arn:aws:dynamodb:us-east-1:${account}:table/t${index}`, { SSESpecification: null })
      : bucket(`b${index}`, { tags: { pii: 'true' } }),
  )
}

const policies = (): readonly Resource[] => [
  managed('admin', allow('*')),
  ...Array.from({ length: 40 }, (_, index) =>
    managed(
      `m${index}`,
      allow(
        ['s3:Get*', 's3:List*', 'dynamodb:Query', 'sqs:*'],
        [`arn:aws:s3:::b${index}*`, `arn:aws:dynamodb:us-east-1:${account}:table/t${index}*`],
      ),
      allow('ec2:Describe*'),
    ),
  ),
]

const functions = (count: number): readonly Resource[] =>
  Array.from({ length: count }, (_, index) =>
    resource('AWS::Lambda::Function', `arn:aws:lambda:us-east-1:${account}:function:f${index}`, {
      FunctionName: `f${index}`,
      Role: roleArn(`r${index * 6 + 1}`),
    }),
  )

/** One run over an account of this size, as a line. */
export function benchAccess(principals: number, resources: number): string {
  const part = made([...policies(), ...people(principals), ...things(resources), ...functions(Math.floor(principals / 25))])
  const began = performance.now()
  const world = accessWorld([part])
  const worldDone = performance.now()
  const { found, administrators } = escalationsOf(world.inventoryOf(account))
  const escalationsDone = performance.now()
  const everything = readAccessConfig({ sensitive: [{ name: 'all', match: { arn: 'arn:*' }, authorised: { read: [] } }] }, 'bench')
  const { strangers, reached } = accessSummary(accessReview(world, everything))
  const done = performance.now()
  const seconds = (from: number, to: number): string => `${((to - from) / 1_000).toFixed(1)} s`
  return [
    `${principals} principals, ${resources} resources, ${paths.length} paths: ${seconds(began, done)}, ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB at most`,
    `  read, and ways of becoming others  ${seconds(began, worldDone)} (${world.steps.length} steps)`,
    `  ways to administrator              ${seconds(worldDone, escalationsDone)} (${found.length} found, ${administrators.length} are administrators)`,
    `  who reaches which data             ${seconds(escalationsDone, done)} (${strangers} reach ${reached})`,
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(benchAccess(5_000, 2_000))
