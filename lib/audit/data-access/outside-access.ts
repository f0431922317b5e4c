import type { Caller } from '../iam/evaluate/access-request.ts'
import { evaluate } from '../iam/evaluate/evaluate.ts'
import { publicStatements } from '../iam/public-access.ts'
import { type Grantee, grantees } from '../iam/who-may.ts'
import type { AccessWorld, WorldTarget } from './access-world.ts'
import { outsiderName } from './becoming.ts'
import type { Verb } from './data-kinds.ts'
import type { Access, VerbAccess } from './verb-access.ts'
import type { Question } from './who-may-do.ts'

/** Somebody outside of the accounts of the snapshot. */
export interface Outsider {
  /** `account 999988887777`, `organisation o-…`, `everybody`, … */
  readonly name: string
  /** What a list of authorised principals would call it: account id, id of an organisation, ARN of a provider. */
  readonly principal: string
  /** In the same organisation; undefined: not known, or not asked. */
  readonly isInOrganization?: boolean | undefined
  readonly access: Access
}

/** Whom the resource's own policy, or a sharing of it, lets in from outside. Whom they let in within their account is theirs to say. */
export function outsiders(world: AccessWorld, access: VerbAccess, target: WorldTarget, verb: Verb): readonly Outsider[] {
  const found = new Map<string, Outsider>()
  const statements = target.target.policy?.statements.map(({ source }) => source) ?? []
  const isPublic = publicStatements(statements).length > 0
  // RestrictPublicBuckets leaves a bucket with a public policy to its own account.
  if (statements.length > 0 && !(isPublic && target.isPublicBlocked === true)) {
    const blocked = isPublic && target.isPublicBlocked === undefined ? ['the block of public access'] : []
    for (const question of access.questions(target, verb))
      for (const one of letIn(world, target, question)) keepBetter(found, withDoubts(one, blocked))
  }
  if (verb === 'read') for (const one of shared(world, target)) keepBetter(found, one)
  return [...found.values()].map((one) => withKey(world, access, target, verb, one))
}

/** Outsiders who may do one action. */
function letIn(world: AccessWorld, target: WorldTarget, question: Question): readonly Outsider[] {
  const about = target.target.policy?.about(question.action.toLowerCase()).map(({ source }) => source) ?? []
  return grantees(about, target.ref.account).flatMap((grantee): Outsider[] => {
    const name = outsiderName(grantee.kind, grantee.value)
    if (name === undefined || (grantee.kind === 'account' && world.listed.has(grantee.value))) return []
    const { outcome, by, dependsOn } = evaluate({ caller: callerOf(grantee), ...question })
    const isObscure = grantee.kind === 'other'
    if (outcome === 'denied' && !isObscure) return []
    return [
      {
        name,
        principal: grantee.value,
        ...(grantee.kind === 'account' ? { isInOrganization: world.organization.has(grantee.value) } : {}),
        access: {
          outcome: isObscure || outcome !== 'allowed' ? 'depends' : 'allowed',
          action: question.action,
          on: question.target.arn,
          by,
          dependsOn: isObscure ? [`whom ${grantee.value} means`] : dependsOn,
        },
      },
    ]
  })
}

function withDoubts(one: Outsider, doubts: readonly string[]): Outsider {
  if (doubts.length === 0) return one
  return { ...one, access: { ...one.access, outcome: 'depends', dependsOn: [...one.access.dependsOn, ...doubts] } }
}

function keepBetter(found: Map<string, Outsider>, one: Outsider): void {
  const known = found.get(one.name)
  if (!known || (known.access.outcome === 'depends' && one.access.outcome === 'allowed')) found.set(one.name, one)
}

/** Somebody outside needs the key, too; whether its policy lets them in is told as what the access depends on. */
function withKey(world: AccessWorld, access: VerbAccess, target: WorldTarget, verb: Verb, one: Outsider): Outsider {
  const action = target.kind.keyActions?.[verb]
  if (action === undefined || target.key === 'none') return one
  if ('unseen' in target.key) return withDoubts(one, [target.key.unseen])
  const key = world.targets.get(target.key.arn)
  if (!key) return withDoubts(one, [`policy of ${target.key.arn}`])
  const isLetIn = letIn(world, key, access.keyQuestion(target, key.target, action)).some(
    ({ name, access: use }) => name === one.name && use.outcome === 'allowed',
  )
  return isLetIn ? one : withDoubts(one, [`${action} on ${key.ref.arn}`])
}

function shared(world: AccessWorld, target: WorldTarget): readonly Outsider[] {
  return target.shares.map(({ with: account }) => ({
    name: account === 'all' ? 'everybody' : `account ${account}`,
    principal: account === 'all' ? '*' : account,
    ...(account === 'all' ? {} : { isInOrganization: world.organization.has(account) }),
    access: { outcome: 'allowed', action: target.kind.verbs.read[0]?.action ?? '', on: target.ref.arn, by: [], dependsOn: [] },
  }))
}

/** An account as its root user: it may let in whom it likes. */
function callerOf({ kind, value }: Grantee): Caller {
  const nobody = { identity: [], scps: [], tags: undefined }
  if (kind === 'everybody') return { ...nobody, kind: 'anonymous', arn: 'anonymous', account: '', organization: null }
  if (kind === 'account') return { ...nobody, kind: 'root', arn: `arn:aws:iam::${value}:root`, account: value }
  const organization = kind === 'organization' ? { id: value.split('/')[0] ?? value, path: value } : null
  return { ...nobody, kind: 'root', arn: 'arn:aws:iam::000000000000:root', account: '000000000000', organization }
}
