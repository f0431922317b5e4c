import type { EscalationPath } from '#lib/audit/iam/escalation/path.ts'
import type { AccountFor } from './account-for.ts'
import type { Statement } from './account-plan.ts'
import { type Block, isInside, limited } from './block.ts'
import { ofTheTarget, ofWhatExists, takesRole } from './target-blocks.ts'

/** Every block that can stand in the way of a path, one at a time. */
export function blocksOf(path: EscalationPath): readonly Block[] {
  return [...ofTheCaller(path), ...ofTheOrganization(path), ...ofTheStatements(path), ...ofTheTarget(path), ...ofWhatExists(path)]
}

const actionsOf = ({ requests }: EscalationPath): readonly string[] => [
  ...new Set(requests.filter(({ whenVersionsFull }) => !whenVersionsFull).map(({ action }) => action)),
]

/** What must be allowed by the caller's own policies: a trust policy that names a user needs none (IAM User Guide, "Policy evaluation logic"). */
const isOwn = ({ requests }: EscalationPath, action: string): boolean => requests.some((one) => one.action === action && !one.afterTrust)

function ofTheCaller(path: EscalationPath): readonly Block[] {
  if (!isInside(path)) return []
  const isBehindBoundary = path.target.kind === 'self' && path.gain === 'unbind'
  const own = actionsOf(path).filter((action) => isOwn(path, action))
  const bounded = isBehindBoundary ? [] : own
  const denied = path.by === 'role' ? [] : actionsOf(path)
  return [
    ...bounded.map((action) => bound(`boundary of the caller without ${action}`, { Effect: 'Allow', NotAction: action, Resource: '*' })),
    ...denied.map((action) => ({
      name: `a group of the caller denies ${action}`,
      put: ({ plan, inside }: AccountFor) => {
        plan.groups.push({ name: 'kept-small', statements: [deny(action)] })
        inside?.groups.push('kept-small')
      },
    })),
    ...(isBehindBoundary ? [] : actionsOf(path)).map((action) => ({
      name: `an own policy denies ${action}`,
      put: ({ inside }: AccountFor) => void inside?.statements.push(deny(action)),
    })),
    ...(['grow', 'rewrite', 'join', 'shed'].includes(path.gain) &&
    ['self', 'group', 'policy', 'denial'].includes(path.target.kind) &&
    !takesRole(path)
      ? [bound('a boundary that leaves the caller what the path takes', { Effect: 'Allow', Action: own, Resource: '*' })]
      : []),
  ]
}

const deny = (action: string): Statement => ({ Effect: 'Deny', Action: action, Resource: '*' })

const bound = (name: string, statement: Statement): Block => ({
  name,
  put: ({ plan, inside }) => {
    plan.policies.push({ name: 'of-the-caller', statements: [statement], versions: 1 })
    if (inside) inside.boundary = 'of-the-caller'
  },
})

/** Control policies: those on services bind who is inside, those on resources everybody who assumes a role. */
function ofTheOrganization(path: EscalationPath): readonly Block[] {
  const actions = actionsOf(path)
  const scp = (name: string, statement: Statement): Block => ({ name, put: ({ plan }) => void plan.scps.push([statement]) })
  const inside = isInside(path)
    ? [
        ...actions.map((action) => scp(`a service control policy denies ${action}`, deny(action))),
        ...actions.map((action) =>
          scp(`a level of the organisation does not allow ${action}`, { Effect: 'Allow', NotAction: action, Resource: '*' }),
        ),
      ]
    : []
  const assumed = actions.filter((action) => action.startsWith('sts:'))
  return [
    ...inside,
    ...assumed.map((action) => ({
      name: `a resource control policy denies ${action}`,
      put: ({ plan }: AccountFor) => void plan.rcps.push([{ ...deny(action), Principal: '*' }]),
    })),
  ]
}

/** Changes of the statements that let the requests through. */
function ofTheStatements(path: EscalationPath): readonly Block[] {
  if (!isInside(path)) return []
  const change = (name: string, how: (statements: readonly Statement[], other: readonly Statement[]) => readonly Statement[]): Block => ({
    name,
    put: (built) => replace(path, built, how(built.statements('target'), built.statements('harmless'))),
  })
  const aboutTarget = path.requests.flatMap(({ on, whenVersionsFull, afterTrust }, index) =>
    /\{(?:role|user|group|policy|asset)\}/.test(on) && !whenVersionsFull && !afterTrust ? [index] : [],
  )
  const passes = path.requests.findIndex(({ action }) => action === 'iam:PassRole')
  const hasTags = ['role', 'user', 'asset'].includes(path.target.kind)
  const [first] = aboutTarget
  return [
    ...actionsOf(path)
      .filter((action) => isOwn(path, action))
      .map((action) => change(`${action} is not allowed`, (all) => all.filter((one) => one.Action !== action))),
    ...(first === undefined ? [] : [change('only the harmless target may be touched', (_, other) => other)]),
    ...(aboutTarget.length < 2
      ? []
      : aboutTarget.map((index) =>
          change(`request ${index} is allowed on the harmless target only`, (all, other) =>
            all.map((one, at) => (at === index ? (other[at] ?? one) : one)),
          ),
        )),
    ...(passes < 0
      ? []
      : [
          change('the role may be passed to another service only', (all) =>
            all.map((one, at) => (at === passes ? limited(one, { 'iam:PassedToService': 'sns.amazonaws.com' }) : one)),
          ),
        ]),
    ...(hasTags && first !== undefined
      ? [
          change('only what is tagged otherwise may be touched', (all) =>
            all.map((one, at) => (at === first ? limited(one, { 'aws:ResourceTag/env': 'prod' }) : one)),
          ),
        ]
      : []),
  ]
}

function replace(path: EscalationPath, { plan, inside }: AccountFor, statements: readonly Statement[]): void {
  const bounding = path.gain === 'unbind' && path.target.kind === 'self' ? plan.policies.find(({ name }) => name === 'bound') : undefined
  if (bounding) bounding.statements = [...statements]
  else if (inside) inside.statements = [...statements]
}
