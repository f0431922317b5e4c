declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::WAFv2::WebACL': {
      /** ARNs of where it logs to. */
      readonly LogDestinations: readonly string[]
      /** ARNs of the application load balancers that it stands in front of. */
      readonly LoadBalancers: readonly string[]
      readonly ManagedByFirewallManager: boolean
      /** Rule groups that Firewall Manager puts before and behind the rules of the account. */
      readonly FirewallManagerRuleGroups: readonly { readonly Name: string | null; readonly Metrics: boolean | null }[]
    }
  }
}

export type {}
