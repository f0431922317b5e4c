import type { OrganizationLevels } from '../evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '../evaluate/compiled-policy.ts'
import type { PolicyBook } from './read-policies.ts'
import { list, own, record } from './reading.ts'

/** Control policies of one kind that hold for an account, level by level, and those that could not be read. */
export interface ControlPolicies {
  readonly levels: OrganizationLevels
  readonly unread: readonly string[]
}

/**
 * Reads `serviceControlPolicies` or `resourceControlPolicies` (`key`): records of Organizations (`Id`, `Name`, `TargetId`, `Content`). Each target (root, unit, account) is a level,
 * and each level must allow; those of other accounts are left out. AWS keeps at least one policy with an Allow on each target, so a level
 * on which none allows was listed in part (without FullAWSAccess), and is taken to allow what it does not deny.
 */
export function readControlPolicies(value: unknown, key: string, account: string, book: PolicyBook): ControlPolicies {
  const levels = new Map<string, CompiledPolicy[]>()
  const unread: string[] = []
  const words = key === 'serviceControlPolicies' ? 'service control policy' : 'resource control policy'
  list(value, key).forEach((one, index) => {
    const policy = record(one, `${key}[${index}]`)
    const target = String(own(policy, 'TargetId') ?? account)
    if (/^\d{12}$/.test(target) && target !== account) return
    const name = String(own(policy, 'Name') ?? own(policy, 'Id') ?? `${words} ${index + 1}`)
    const compiled = book.compile(name, own(policy, 'Content') ?? own(policy, 'Document'))
    if (typeof compiled === 'string') unread.push(`${words} ${compiled}`)
    else levels.set(target, [...(levels.get(target) ?? []), compiled])
  })
  return { levels: [...levels.values()].map(withAllow), unread }
}

const fullAccess = compilePolicy('FullAWSAccess', {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

function withAllow(level: readonly CompiledPolicy[]): readonly CompiledPolicy[] {
  return level.some(({ statements }) => statements.some(({ source }) => source.effect === 'Allow')) ? level : [fullAccess, ...level]
}
