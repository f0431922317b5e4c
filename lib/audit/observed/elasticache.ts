declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::ElastiCache::ReplicationGroup': {
      /** Whether a password is asked for. */
      readonly AuthTokenEnabled: boolean
      readonly MemberClusters: readonly string[]
    }
    'AWS::ElastiCache::CacheCluster': { readonly ReplicationGroupId: string | null }
  }
}

export type {}
