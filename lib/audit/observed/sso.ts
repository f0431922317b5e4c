declare module '../resource-types.ts' {
  interface ObservedTypes {
    /** Identity Center: that of the organisation, or one of the account alone. */
    'AWS::SSO::Instance': {
      readonly InstanceArn: string
      readonly IdentityStoreId: string | null
      /** Account that owns it. */
      readonly OwnerAccountId: string | null
      /** ACTIVE, CREATE_IN_PROGRESS, CREATE_FAILED or DELETE_IN_PROGRESS. */
      readonly Status: string | null
    }
  }
}

export type {}
