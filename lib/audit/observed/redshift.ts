declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::Redshift::Cluster': {
      /** `require_ssl` of its parameter group. */
      readonly RequireSsl: boolean
      readonly VpcId: string | null
      readonly Status: string | null
    }
  }
}

export type {}
