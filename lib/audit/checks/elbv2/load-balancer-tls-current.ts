import { listenerAlso, listenerName, tlsListenersOf } from '../../balancer-listeners.ts'
import { defaultTlsPolicy, tlsPoliciesSource, tlsPolicyOf } from '../../balancer-tls.ts'
import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-tls-current',
  title: 'Listeners of the load balancer take TLS 1.2 or newer only',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: [],
  also: listenerAlso,
  rationale:
    'TLS 1.0 and 1.1 rest on broken hashes and ciphers. Whoever sits between a client and the load balancer can push both down to the oldest version that both take.',
  remediation: {
    cli: 'aws elbv2 modify-listener --listener-arn <LISTENER_ARN> --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    cdk: "loadBalancer.addListener('Https', { port: 443, sslPolicy: elbv2.SslPolicy.TLS13_RES, certificates: [certificate] })",
    terraform: 'resource "aws_lb_listener" "https" { ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" }',
  },
  aliases: { prowler: ['elbv2_insecure_ssl_ciphers'], securityHub: [] },
  evaluate(balancer, { related }) {
    const listeners = tlsListenersOf(balancer, related)
    if (listeners.length === 0) return notApplicable('No listener of it ends TLS.')
    const policies = listeners.map((listener) => {
      const policy = listener.configuration.SslPolicy ?? defaultTlsPolicy
      return { listener: listenerName(listener), policy, lowest: tlsPolicyOf(policy)?.lowest ?? null }
    })
    const evidence = { policies: policies.slice(0, 20), source: tlsPoliciesSource }
    const old = policies.filter(({ lowest }) => lowest === '1.0' || lowest === '1.1')
    if (old.length > 0) return fail(`Old versions of TLS are taken: ${told(old)}.`, evidence)
    const unknown = policies.filter(({ lowest }) => lowest === null)
    return unknown.length > 0
      ? undecided(`Not in the table of policies: ${told(unknown)}. Look it up at ${tlsPoliciesSource}.`, evidence)
      : pass('All its listeners take TLS 1.2 or newer only.', evidence)
  },
})

const told = (policies: readonly { readonly listener: string; readonly policy: string }[]): string =>
  policies
    .slice(0, 5)
    .map(({ listener, policy }) => `${listener} with ${policy}`)
    .join(', ')
