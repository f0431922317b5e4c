import type { Caller } from '../evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '../evaluate/compiled-policy.ts'
import type { Group, Principal } from '../inventory/inventory.ts'

/** Somebody who acts: a user or role as it is, or as it has become by changing its own rights. */
export interface Actor {
  /** ARN; for one that changed, with what it took on. */
  readonly key: string
  /** What it changed last; absent: nothing. Who gave itself a policy of its own choice has no more to gain. */
  readonly change?: 'grown' | 'joined' | 'rewritten' | 'shed' | 'unbound'
  readonly principal: Principal
  readonly caller: Caller
  /** What could not be read of what decides about it. */
  readonly unread: readonly string[]
}

/** The policy that somebody who may write policies gives to himself. */
export const everythingPolicy: CompiledPolicy = compilePolicy('a policy that allows everything', {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

/** A user or role as it is. */
export function actorOf(principal: Principal): Actor {
  return { key: principal.arn, principal, caller: principal.caller, unread: principal.unread }
}

/** With a policy more that allows everything: denials and the boundary stay. */
export function grown(actor: Actor): Actor {
  return changed(actor, 'grown', 'with a policy of its own choice', {
    ...actor.caller,
    identity: [...actor.caller.identity, everythingPolicy],
  })
}

/** With a managed policy rewritten to allow everything, wherever it is in force. */
export function rewritten(actor: Actor, arn: string): Actor {
  const { boundary, identity } = actor.caller
  const isHeld = identity.some(({ name }) => name === arn) || actor.principal.boundaryArn === arn
  const replace = (policy: CompiledPolicy): CompiledPolicy => (policy.name === arn ? everythingPolicy : policy)
  return changed(actor, 'rewritten', `with ${arn} rewritten`, {
    ...actor.caller,
    // One that could not be read is not among them, and is rewritten all the same.
    identity: isHeld ? identity.map(replace) : [...identity, everythingPolicy],
    ...(boundary ? { boundary: replace(boundary) } : {}),
  })
}

/** With the rights of a group. */
export function joined(actor: Actor, group: Group): Actor {
  const member = changed(actor, 'joined', `as a member of ${group.arn}`, {
    ...actor.caller,
    identity: [...actor.caller.identity, ...group.policies],
  })
  return { ...member, unread: [...actor.unread, ...group.unread] }
}

/** Without its boundary. */
export function unbound(actor: Actor): Actor {
  const { boundary: _, ...caller } = actor.caller
  return changed(actor, 'unbound', 'without its boundary', caller)
}

/** Without one of its own policies, a certain one of those that are in force for it. */
export function shed(actor: Actor, policy: CompiledPolicy): Actor {
  const { identity } = actor.caller
  return changed(actor, 'shed', `without policy ${policy.name}`, { ...actor.caller, identity: identity.filter((one) => one !== policy) })
}

function changed(actor: Actor, change: NonNullable<Actor['change']>, how: string, caller: Caller): Actor {
  return { ...actor, change, key: `${actor.key} ${how}`, caller }
}
