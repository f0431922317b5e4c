import { type CheckContext, fail, type Judgement, pass, undecided } from './check.ts'
import { portsOf } from './open-ports.ts'
import { internetReach, type ReachedInstance } from './reachability.ts'

/** An instance with the subnets of all its interfaces. */
export type ReachedMachine = ReachedInstance & { readonly observed: { readonly InterfaceSubnetIds: readonly string[] } }

/** Whether the internet is kept away from a service on an instance: no group, no public address or no route lets it through. */
export function judgeUnreached(
  instance: ReachedMachine,
  { related }: Pick<CheckContext, 'related'>,
  ports: readonly number[],
  what: string,
): Judgement {
  const otherSubnets = instance.observed.InterfaceSubnetIds
  const { reachable, why, rules, doubt } = internetReach(instance, ports, related, { acls: true, otherSubnets })
  const evidence = { ports, rules: rules.slice(0, 20), publicAddress: instance.observed.PublicIpAddress }
  if (reachable) return fail(`${what} can be reached: ${why} on ${[...new Set(rules.map(portsOf))].slice(0, 5).join(', ')}.`, evidence)
  if (doubt !== undefined) return undecided(`Whether ${what} can be reached is not sure: ${doubt}.`, evidence)
  return pass(`${what} cannot be reached from the internet: ${why}.`, evidence)
}
