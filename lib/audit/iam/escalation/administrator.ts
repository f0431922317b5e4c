import { evaluate } from '../evaluate/evaluate.ts'
import type { Actor } from './actor.ts'

/** Whether somebody is an administrator; `perhaps` names what it hangs on. */
export interface Administrator {
  readonly answer: 'yes' | 'no' | 'perhaps'
  readonly hangsOn: readonly string[]
}

/**
 * What an administrator may do to anything: write a policy, give rights to roles, let himself into roles, hand roles to services, and
 * take over users in one way at least. Whoever may do all that can do everything else, too. Asked of names that nobody has, so that
 * rights over some identities do not count. KMS is left out: its key policies decide there.
 */
const powers: readonly (readonly [action: string, resource: string][])[] = [
  [['iam:CreatePolicyVersion', 'policy/keepwatch-9f1c']],
  [
    ['iam:AttachRolePolicy', 'role/keepwatch-9f1c'],
    ['iam:PutRolePolicy', 'role/keepwatch-9f1c'],
  ],
  [['iam:UpdateAssumeRolePolicy', 'role/keepwatch-9f1c']],
  [['iam:PassRole', 'role/keepwatch-9f1c']],
  [
    ['iam:AttachUserPolicy', 'user/keepwatch-9f1c'],
    ['iam:PutUserPolicy', 'user/keepwatch-9f1c'],
    ['iam:CreateAccessKey', 'user/keepwatch-9f1c'],
    ['iam:CreateLoginProfile', 'user/keepwatch-9f1c'],
  ],
]

/**
 * Whether an actor is an administrator, by its policies and its boundary. Service control policies are not counted: they bound everybody
 * in the account, its administrators too, and where they forbid somebody a step, that step is not taken.
 */
export function isAdministrator(actor: Actor): Administrator {
  const caller = { ...actor.caller, scps: [] }
  const partition = caller.arn.split(':')[1] ?? 'aws'
  const hangsOn = new Set<string>(actor.unread)
  for (const ways of powers) {
    const decisions = ways.map(([action, resource]) =>
      evaluate({
        caller,
        action,
        target: { arn: `arn:${partition}:iam::${caller.account}:${resource}`, account: caller.account, policy: null, tags: {} },
        context,
      }),
    )
    if (decisions.some(({ outcome }) => outcome === 'allowed')) continue
    const open = decisions.filter(({ outcome }) => outcome === 'depends')
    if (open.length === 0) return actor.unread.length > 0 ? { answer: 'perhaps', hangsOn: actor.unread } : { answer: 'no', hangsOn: [] }
    for (const { dependsOn } of open) for (const key of dependsOn) hangsOn.add(key)
  }
  return { answer: hangsOn.size > 0 ? 'perhaps' : 'yes', hangsOn: [...hangsOn] }
}

/** Asked without naming a policy, a service or a boundary: rights that are bounded to named ones do not count. */
const context = new Map<string, null>([
  ['iam:permissionsboundary', null],
  ['iam:policyarn', null],
  ['iam:passedtoservice', null],
])
