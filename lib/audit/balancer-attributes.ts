import type { ConfigurationOf } from './resource-types.ts'

type Attributes = ConfigurationOf<'AWS::ElasticLoadBalancingV2::LoadBalancer'>['LoadBalancerAttributes']

/** Value of an attribute of a load balancer (ELBv2 API, LoadBalancerAttribute); `unset` is what AWS takes when a template does not say. */
export function attributeOf(attributes: Attributes, key: string, unset: string): string {
  return (attributes ?? []).find((one) => one.Key === key)?.Value ?? unset
}

/** Kind of a load balancer: CloudFormation takes `application` when none is set. */
export const kindOf = (type: string | null | undefined): string => type ?? 'application'
