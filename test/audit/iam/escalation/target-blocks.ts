import type { EscalationPath } from '#lib/audit/iam/escalation/path.ts'
import { type AccountFor, trustedService } from './account-for.ts'
import { onlyLogs, principal } from './account-plan.ts'
import { withoutFact } from './asset-records.ts'
import { type Block, isInside, limited } from './block.ts'

/** Whether a policy of a role is rewritten, so that the role is taken as well. */
export const takesRole = ({ target }: EscalationPath): boolean => target.kind === 'policy' && target.heldBy === 'role'

/** What the target can be that makes it useless. */
export function ofTheTarget(path: EscalationPath): readonly Block[] {
  const { target, gain } = path
  const on = (name: string, how: (built: AccountFor & { readonly target: NonNullable<AccountFor['target']> }) => void): Block => ({
    name,
    put: (built) => {
      if (!built.target) throw new Error(`${path.id} has no target to change; wanted one for the block "${name}"`)
      how({ ...built, target: built.target })
    },
  })
  const blocks: Block[] = []
  const isRole = target.kind === 'role' || target.kind === 'asset' || takesRole(path)
  const isFirst = path.requests.some(({ action, afterTrust }) => action === 'sts:AssumeRole' && !afterTrust)
  if (isRole)
    blocks.push(
      on('the target belongs to a service', ({ plan, target: role }) => {
        const before = `role/${role.name}`
        role.path = '/aws-service-role/lambda.amazonaws.com/'
        const text = JSON.stringify([plan.resources, plan.principals]).replaceAll(`:${before}"`, `:role${role.path}${role.name}"`)
        const [resources, principals] = JSON.parse(text) as [typeof plan.resources, typeof plan.principals]
        plan.resources = resources
        plan.principals.splice(0, plan.principals.length, ...principals)
      }),
    )
  if ((isRole || target.kind === 'user') && gain !== 'unbind')
    blocks.push(
      on('the boundary of the target leaves it harmless', ({ target: one }) => {
        one.boundary = 'logs'
      }),
    )
  if (gain === 'become' && (isRole || target.kind === 'user'))
    blocks.push(
      on('the target has no rights', ({ target: one }) => {
        one.statements = [onlyLogs]
      }),
    )
  if (target.kind === 'role' && target.trusts !== undefined)
    blocks.push(
      on('the target trusts another service', ({ target: role }) => {
        role.trust = [trustedService(target.trusts === 'sns.amazonaws.com' ? 'sqs.amazonaws.com' : 'sns.amazonaws.com')]
      }),
      on('the target denies the service', ({ target: role }) => {
        role.trust.push({ ...trustedService(target.trusts ?? ''), Effect: 'Deny' })
      }),
    )
  if (isFirst)
    blocks.push(
      on('the target trusts somebody else', ({ plan, target: role }) => {
        plan.principals.push(principal('user', 'somebody-else'))
        role.trust = [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:user/somebody-else' }, Action: 'sts:AssumeRole' }]
      }),
      isInside(path)
        ? on('the target trusts those with a tag that the caller has not', ({ target: role }) => {
            role.trust = role.trust.map((one) => limited(one, { 'aws:PrincipalTag/team': 'platform' }))
          })
        : {
            ...on('the target asks for an external id', ({ target: role }) => {
              role.trust = role.trust.map((one) => limited(one, { 'sts:ExternalId': 'agreed' }))
            }),
            leavesUnknown: true,
          },
    )
  if (target.kind === 'role' && target.profile)
    blocks.push(
      on('the target has no instance profile', ({ target: role }) => {
        role.hasProfile = false
      }),
    )
  return [...blocks, ...ofUsers(path), ...ofGroups(path)]
}

function ofUsers({ target }: EscalationPath): readonly Block[] {
  if (target.kind !== 'user') return []
  const told = (name: string, more: Record<string, unknown>): Block => ({
    name,
    put: ({ plan }) => {
      const record = plan.resources?.['iamUserCredentials']?.find(({ UserName }) => UserName === 'target')
      Object.assign(record ?? {}, more)
    },
  })
  return [
    ...(target.keys === 'free' ? [told('the target has two access keys', { AccessKeys: [{}, {}] })] : []),
    ...(target.keys === 'full' ? [{ ...told('the target has one access key', { AccessKeys: [{}] }), opens: 'iam-002' }] : []),
    ...(target.login === true ? [told('the target has no password', { LoginProfile: null })] : []),
    ...(target.login === false ? [told('the target has a password', { LoginProfile: {} })] : []),
  ]
}

function ofGroups({ target, gain }: EscalationPath): readonly Block[] {
  if (target.kind === 'policy' && target.heldBy === 'self')
    return [
      {
        name: 'the policy is not held by the caller',
        put: ({ inside }) => {
          if (inside) inside.attached = []
        },
      },
    ]
  if (target.kind === 'denial')
    return [
      {
        name: 'there are no rights behind the denial',
        put: ({ inside }) => {
          if (inside) inside.attached = inside.attached.filter((name) => name !== 'rights')
        },
      },
      {
        name: 'a group denies the same',
        put: ({ plan, inside }) => {
          plan.groups.push({ name: 'kept-small', statements: [{ Effect: 'Deny', NotAction: 'iam:D*UserPolicy', Resource: '*' }] })
          inside?.groups.push('kept-small')
        },
      },
    ]
  if (target.kind !== 'group') return []
  if (gain !== 'join')
    return [
      {
        name: 'the caller is not a member',
        put: ({ inside }) => {
          if (inside) inside.groups = []
        },
      },
    ]
  return [
    {
      name: 'the group has no rights',
      put: ({ plan }) => {
        for (const group of plan.groups) group.statements = []
      },
    },
  ]
}

/** What must exist and does not, or is not as it must be. */
export function ofWhatExists({ target, needs = [] }: EscalationPath): readonly Block[] {
  const assets = [...(target.kind === 'asset' ? [{ as: 'asset', facts: target.facts ?? [] }] : []), ...needs]
  return assets.flatMap(({ as, facts = [] }): readonly Block[] => [
    {
      name: `${as} does not exist`,
      put: ({ plan, records }) => {
        for (const all of Object.values(plan.resources ?? {})) {
          const record = records.get(as)
          const at = record ? all.indexOf(record) : -1
          if (at >= 0) all.splice(at, 1)
        }
      },
    },
    ...facts.map((fact) => ({
      name: `not of ${as}: ${fact}`,
      put: ({ plan, records }: AccountFor) => {
        const record = records.get(as)
        const change = withoutFact.get(fact)
        if (!record || !change) throw new Error(`nothing is known that makes "${fact}" untrue; add it to withoutFact`)
        change(record, plan.resources ?? {})
      },
    })),
  ])
}
