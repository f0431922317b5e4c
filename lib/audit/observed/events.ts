declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::Events::Rule': {
      /** The service that made the rule and keeps it; null: the account's own. */
      readonly ManagedBy: string | null
    }
  }
}

export type {}
