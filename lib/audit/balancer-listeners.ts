import type { Related, RelatedResource } from './related.ts'

/** What is read of listeners, for a check's `also`. */
export const listenerAlso = {
  'AWS::ElasticLoadBalancingV2::Listener': ['LoadBalancerArn', 'Port', 'Protocol', 'SslPolicy'],
} as const

export type BalancerListener = RelatedResource<'AWS::ElasticLoadBalancingV2::Listener'>

/** Listeners of a load balancer. */
export function listenersOf(
  { arn, region }: { readonly arn: string; readonly region: string },
  related: Related,
): readonly BalancerListener[] {
  return related.by('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', arn, { region })
}

/** Those that end TLS: HTTPS of an application load balancer, TLS of a network one. */
export function tlsListenersOf(balancer: { readonly arn: string; readonly region: string }, related: Related): readonly BalancerListener[] {
  return listenersOf(balancer, related).filter(
    ({ configuration }) => configuration.Protocol === 'HTTPS' || configuration.Protocol === 'TLS',
  )
}

/** `HTTPS 443`, for the sentence. */
export const listenerName = ({ configuration: { Protocol: protocol, Port: port } }: BalancerListener): string =>
  `${protocol ?? 'listener'} ${port ?? ''}`.trim()
