/** What a rule of a listener does with requests (ELBv2 API, Action), without anything about identity providers. */
export interface RuleAction {
  readonly Type?: string
  readonly RedirectConfig?: { readonly Protocol?: string; readonly StatusCode?: string }
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::ElasticLoadBalancing::LoadBalancer': {
      /** defensive, strictest or monitor; CloudFormation has no property for it. */
      readonly DesyncMitigationMode: string
    }
    'AWS::ElasticLoadBalancingV2::LoadBalancer': {
      readonly VpcId: string | null
      readonly DNSName: string | null
    }
    'AWS::ElasticLoadBalancingV2::Listener': {
      /** Rules beside the default one; asked only where the default action sends requests from HTTP on to HTTPS. */
      readonly Rules: readonly { readonly Priority: string | null; readonly Actions: readonly RuleAction[] }[]
    }
  }
}
