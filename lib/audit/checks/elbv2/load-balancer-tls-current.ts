import { listenerAlso } from '../../balancer-listeners.ts'
import { defineCheck } from '../../check.ts'
import { judgeTlsPolicies } from '../../judge-tls-policies.ts'

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
  evaluate: (balancer, { related }) =>
    judgeTlsPolicies(balancer, related, {
      isWanted: ({ lowest }) => lowest === '1.2' || lowest === '1.3',
      otherwise: 'Old versions of TLS are taken',
      good: 'All its listeners take TLS 1.2 or newer only.',
    }),
})
