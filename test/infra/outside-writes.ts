import { at, referenced, type SynthesisedStack } from './synthesised.ts'

/** Verbs of IAM actions that change nothing. Whatever is not listed counts as a write. */
const readVerbs = ['BatchGet', 'Describe', 'Get', 'Head', 'List', 'Lookup', 'Query', 'Scan', 'Search', 'View']

/** Actions without such a verb that are allowed outside the stack all the same, each with its argument. */
const arguedActions: Readonly<Record<string, string>> = {
  'apigateway:GET': 'The name of the read of API Gateway, after the HTTP method; the paths it is granted on hold no keys.',
  'iam:GenerateCredentialReport':
    'Makes IAM compile a report of what is there (IAM lists it as a read); nothing that anybody configured changes.',
}

/** Actions that may name a resource of the operator's by its full ARN, never by a pattern. */
const namedOutside: Readonly<Record<string, string>> = {
  'kms:Decrypt': 'Log files in a bucket that the operator named are read with the key that the operator named.',
}

interface Statement {
  readonly Effect?: string
  readonly Action?: unknown
  readonly NotAction?: unknown
  readonly Resource?: unknown
  readonly NotResource?: unknown
}

/** Every permission in the templates to change something that is not one of their own resources, in words; empty when there is none. */
export function outsideWrites(stacks: readonly SynthesisedStack[]): readonly string[] {
  const names = ownNames(stacks)
  return stacks.flatMap((stack) =>
    Object.entries(stack.resources).flatMap(([id, { Type, Properties }]) => {
      const trust = at(Properties, 'AssumeRolePolicyDocument')
      const foreign = list(at(Properties, 'ManagedPolicyArns')).filter((policy) => !isOwn(policy, stack, names))
      return [
        ...foreign.map((policy) => `${stack.name}/${id} takes the policy ${JSON.stringify(policy)} that this app does not define`),
        ...statementsIn(Properties, trust).flatMap((statement) =>
          complaints(statement, (resource) => isOwn(resource, stack, names) || (Type === 'AWS::KMS::Key' && resource === '*')).map(
            (complaint) => `${stack.name}/${id} ${complaint}`,
          ),
        ),
      ]
    }),
  )
}

/** Policy statements anywhere below a value, whatever the property is called; who may take a role is not a permission of the role. */
function statementsIn(value: unknown, skip: unknown): readonly Statement[] {
  if (value === skip || value === null || typeof value !== 'object') return []
  const own = list(at(value, 'Statement')).filter((statement) => at(statement, 'Effect') !== undefined) as readonly Statement[]
  return [...own, ...Object.values(value).flatMap((inner) => statementsIn(inner, skip))]
}

function complaints(statement: Statement, own: (resource: unknown) => boolean): readonly string[] {
  if (statement.Effect === 'Deny') return []
  if (statement.NotAction !== undefined || statement.NotResource !== undefined) return [`allows by exception: ${JSON.stringify(statement)}`]
  const outside = list(statement.Resource).filter((resource) => !own(resource))
  return list(statement.Action).flatMap((action) =>
    outside
      .filter((resource) => !isRead(action) && !(typeof action === 'string' && action in namedOutside && isFullArn(resource)))
      .map((resource) => `may ${action} on ${JSON.stringify(resource)}`),
  )
}

function isRead(action: unknown): boolean {
  if (typeof action !== 'string') return false
  const [, verb = ''] = action.split(':')
  return action in arguedActions || readVerbs.some((read) => verb.startsWith(read) && verb !== '*')
}

const isFullArn = (resource: unknown) => typeof resource === 'string' && /^arn:[^*?]+$/.test(resource)

/** A resource of the same template, something below it, or one that this app gives a name to. */
function isOwn(resource: unknown, { resources }: SynthesisedStack, names: ReadonlySet<string>): boolean {
  const direct = referenced(resource)
  if (direct !== undefined) return direct in resources
  const parts = at(resource, 'Fn::Join', 1)
  if (!Array.isArray(parts)) return false
  const [first, second] = parts as readonly unknown[]
  const base = referenced(first)
  if (base !== undefined && base in resources) return typeof second === 'string' && /^[/:]/.test(second)
  return names.has(textOf(parts).replace(/([:/])\*$/, ''))
}

/** ARNs of the resources with fixed names that others refer to by name: the bus, the state machine and its executions. */
function ownNames(stacks: readonly SynthesisedStack[]): ReadonlySet<string> {
  const arns = stacks.flatMap(({ region, resources }) =>
    Object.values(resources).flatMap(({ Type, Properties }) => {
      const arn = (service: string, name: string) => `arn:aws:${service}:${region}:<AWS::AccountId>:${name}`
      if (Type === 'AWS::Events::EventBus') return [arn('events', `event-bus/${at(Properties, 'Name')}`)]
      if (Type !== 'AWS::StepFunctions::StateMachine') return []
      const name = at(Properties, 'StateMachineName')
      return [arn('states', `stateMachine:${name}`), arn('states', `execution:${name}`)]
    }),
  )
  return new Set(arns)
}

function textOf(parts: readonly unknown[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `<${referenced(part) ?? '?'}>`)).join('')
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
