/** An account that may administer services for its organisation. */
export interface DelegatedAdministrator {
  readonly Id: string
  readonly Name: string | null
  /** Service principals (`guardduty.amazonaws.com`), sorted. */
  readonly Services: readonly string[]
}

/** The organisation that an account is in (Organizations API, Organization). */
export interface OrganizationFacts {
  readonly Id: string | null
  /** ALL or CONSOLIDATED_BILLING. */
  readonly FeatureSet: string | null
  readonly ManagementAccountId: string | null
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    /** The account as a part of its organisation, one for each account whether or not it is in one. CloudFormation has no type for it. */
    'Keepwatch::Organizations::Membership': {
      /** null: the account is in no organisation. */
      readonly Organization: OrganizationFacts | null
      readonly IsManagementAccount: boolean
      /** Accounts with delegated administration; null: this account manages no organisation. */
      readonly DelegatedAdministrators: readonly DelegatedAdministrator[] | null
      /** Service principals that may act in all accounts; null: this account manages no organisation. */
      readonly TrustedServices: readonly string[] | null
    }
    'AWS::Organizations::Organization': {
      readonly Id: string
      readonly ManagementAccountId: string | null
      /** ARN, name and switched-on kinds of policies of the roots; there is one. */
      readonly Roots: readonly { readonly Id: string; readonly Name: string | null; readonly PolicyTypes: readonly string[] }[]
    }
    'AWS::Organizations::OrganizationalUnit': {
      readonly Id: string
    }
    'AWS::Organizations::Account': {
      readonly AccountId: string
      /** PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED. */
      readonly State: string | null
      /** Where it hangs in the tree, `o-…/r-…/ou-…/…/`. */
      readonly Paths: readonly string[]
    }
    'AWS::Organizations::Policy': {
      readonly Id: string
      readonly AwsManaged: boolean
    }
  }
}
