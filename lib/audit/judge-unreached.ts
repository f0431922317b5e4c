import { type CheckContext, fail, type Judgement, pass } from './check.ts'
import { portsOf } from './open-ports.ts'
import { internetReach, type ReachedInstance } from './reachability.ts'

/** Whether the internet is kept away from a service on an instance: no group, no public address or no route lets it through. */
export function judgeUnreached(
  instance: ReachedInstance,
  { related }: Pick<CheckContext, 'related'>,
  ports: readonly number[],
  what: string,
): Judgement {
  const { reachable, why, rules } = internetReach(instance, ports, related)
  const evidence = { ports, rules: rules.slice(0, 20), publicAddress: instance.observed.PublicIpAddress }
  if (reachable) return fail(`${what} can be reached: ${why} on ${[...new Set(rules.map(portsOf))].slice(0, 5).join(', ')}.`, evidence)
  return pass(`${what} cannot be reached from the internet: ${why}.`, evidence)
}
