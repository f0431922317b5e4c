import { listenerName, tlsListenersOf } from './balancer-listeners.ts'
import { defaultTlsPolicy, type TlsPolicy, tlsPoliciesSource, tlsPolicyOf } from './balancer-tls.ts'
import { fail, type Judgement, notApplicable, pass, undecided } from './check.ts'
import type { Related } from './related.ts'

/** What is wanted of the security policies of a load balancer, and what is said about it. */
export interface PolicyQuestion {
  readonly isWanted: (policy: TlsPolicy) => boolean
  /** Begins the sentence about listeners that are not as wanted: "Without it". */
  readonly otherwise: string
  readonly good: string
}

/** Whether all listeners of a load balancer that end TLS have a wanted policy. One that is newer than the table is a doubt. */
export function judgeTlsPolicies(
  balancer: { readonly arn: string; readonly region: string },
  related: Related,
  { isWanted, otherwise, good }: PolicyQuestion,
): Judgement {
  const listeners = tlsListenersOf(balancer, related).map((listener) => {
    const name = listener.configuration.SslPolicy ?? defaultTlsPolicy
    const policy = tlsPolicyOf(name)
    return { listener: listenerName(listener), policy: name, wanted: policy ? isWanted(policy) : null }
  })
  if (listeners.length === 0) return notApplicable('No listener of it ends TLS.')
  const evidence = { listeners: listeners.slice(0, 20), source: tlsPoliciesSource }
  const told = (wanted: boolean | null): string =>
    listeners
      .filter((one) => one.wanted === wanted)
      .slice(0, 5)
      .map(({ listener, policy }) => `${listener} with ${policy}`)
      .join(', ')
  if (listeners.some(({ wanted }) => wanted === false)) return fail(`${otherwise}: ${told(false)}.`, evidence)
  return listeners.some(({ wanted }) => wanted === null)
    ? undecided(`Not in the table of policies: ${told(null)}. Look it up at ${tlsPoliciesSource}.`, evidence)
    : pass(good, evidence)
}
