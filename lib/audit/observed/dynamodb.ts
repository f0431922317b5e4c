declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::DynamoDB::Table': { readonly Status: string | null }
    'AWS::DAX::Cluster': {
      /** Availability zones in which it has nodes, each once. */
      readonly NodeZones: readonly string[]
    }
  }
}

export type {}
