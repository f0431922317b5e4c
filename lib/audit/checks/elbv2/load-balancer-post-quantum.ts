import { listenerAlso, listenerName, tlsListenersOf } from '../../balancer-listeners.ts'
import { defaultTlsPolicy, tlsPoliciesSource, tlsPolicyOf } from '../../balancer-tls.ts'
import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-post-quantum',
  title: 'Listeners of the load balancer offer a post-quantum key exchange',
  severity: 'low',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: [],
  also: listenerAlso,
  rationale:
    'Traffic that is recorded today can be read once a large quantum computer exists, unless its keys were agreed on in a way that such a computer does not break.',
  remediation: {
    cli: 'aws elbv2 modify-listener --listener-arn <LISTENER_ARN> --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    cdk: "const listener = alb.addListener('Https', { port: 443, certificates: [certificate] }); (listener.node.defaultChild as elbv2.CfnListener).sslPolicy = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'",
    terraform: 'resource "aws_lb_listener" "https" { ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" }',
  },
  aliases: { prowler: ['elbv2_listener_pqc_tls_enabled'], securityHub: [] },
  evaluate(balancer, { related }) {
    const listeners = tlsListenersOf(balancer, related)
    if (listeners.length === 0) return notApplicable('No listener of it ends TLS.')
    const policies = listeners.map((listener) => {
      const policy = listener.configuration.SslPolicy ?? defaultTlsPolicy
      return { listener: listenerName(listener), policy, postQuantum: tlsPolicyOf(policy)?.postQuantum ?? null }
    })
    const evidence = { policies: policies.slice(0, 20), source: tlsPoliciesSource }
    const without = policies.filter(({ postQuantum }) => postQuantum === false)
    if (without.length > 0) return fail(`Without it: ${told(without)}.`, evidence)
    const unknown = policies.filter(({ postQuantum }) => postQuantum === null)
    return unknown.length > 0
      ? undecided(`Not in the table of policies: ${told(unknown)}. Look it up at ${tlsPoliciesSource}.`, evidence)
      : pass('All its listeners offer it.', evidence)
  },
})

const told = (policies: readonly { readonly listener: string; readonly policy: string }[]): string =>
  policies
    .slice(0, 5)
    .map(({ listener, policy }) => `${listener} with ${policy}`)
    .join(', ')
