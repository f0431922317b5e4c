/** The password policy of an account (IAM API, PasswordPolicy); what is absent was not told. */
export interface PasswordPolicy {
  readonly MinimumPasswordLength?: number
  readonly RequireSymbols?: boolean
  readonly RequireNumbers?: boolean
  readonly RequireUppercaseCharacters?: boolean
  readonly RequireLowercaseCharacters?: boolean
  readonly ExpirePasswords?: boolean
  /** Days. */
  readonly MaxPasswordAge?: number
  readonly PasswordReusePrevention?: number
}

/** An access key as the credential report tells it. Times are ISO 8601; null: never, or not told. */
export interface ReportedAccessKey {
  readonly active: boolean
  readonly lastRotated: string | null
  readonly lastUsed: string | null
  /** Prefix of the service that it was last used with (`s3`); null: never used, or not told. */
  readonly lastUsedService?: string | null
}

/** One row of the credential report (IAM User Guide, "Getting credential reports"). Times are ISO 8601; null: never, or not told. */
export interface CredentialRow {
  /** null where AWS does not say (the root user: `not_supported`). */
  readonly passwordEnabled: boolean | null
  readonly passwordLastUsed: string | null
  readonly passwordLastChanged: string | null
  readonly mfaActive: boolean
  /** The two places for a key; a place without a key is not active and was never rotated. */
  readonly accessKeys: readonly ReportedAccessKey[]
}

/** Counts and switches of IAM (IAM API, GetAccountSummary): name → number; what AWS does not tell is absent. */
export type AccountSummary = Readonly<Record<string, number>>

/** What IAM does for the root users of member accounts (IAM API, ListOrganizationsFeatures). */
export interface OrganizationsFeatures {
  /**
   * - `answered`: this account may ask, and `EnabledFeatures` is the answer.
   * - `no-organization`: the account is in none. `not-entitled`: another account manages it.
   * - `trust-off`: IAM may not act in the organisation, so nothing is enabled. `billing-only`: the organisation shares bills and nothing else.
   */
  readonly State: 'answered' | 'no-organization' | 'not-entitled' | 'trust-off' | 'billing-only'
  /** RootCredentialsManagement, RootSessions. */
  readonly EnabledFeatures: readonly string[]
}

declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::::Account': {
      /** null: the account has none of its own, and IAM's default holds. */
      readonly PasswordPolicy: PasswordPolicy | null
    }
  }
  interface ObservedTypes {
    'AWS::::Account': {
      readonly Summary: AccountSummary
      /** The root user's row. */
      readonly RootCredentialReport: CredentialRow
      /** Serial numbers of the root user's devices that are an app, not a thing. */
      readonly RootVirtualMfaDevices: readonly string[]
      readonly OrganizationsFeatures: OrganizationsFeatures
    }
    'AWS::IAM::User': {
      readonly UserId: string
      readonly CreateDate: string | null
      readonly CredentialReport: CredentialRow
      /** Serial numbers of the user's devices that are an app, not a thing. */
      readonly VirtualMfaDevices: readonly string[]
    }
    'AWS::IAM::Group': {
      readonly GroupId: string
      readonly CreateDate: string | null
    }
    'AWS::IAM::Role': {
      readonly RoleId: string
      readonly CreateDate: string | null
      /** When and where it was last assumed within what AWS tracks (400 days); null: not in that time. */
      readonly RoleLastUsed: { readonly LastUsedDate: string; readonly Region: string | null } | null
      /** ARNs. */
      readonly InstanceProfiles: readonly string[]
    }
    'AWS::IAM::ManagedPolicy': {
      readonly PolicyId: string
      /** Users, groups and roles that it is attached to. */
      readonly AttachmentCount: number
      readonly PermissionsBoundaryUsageCount: number | null
      readonly DefaultVersionId: string | null
    }
    'AWS::IAM::InstanceProfile': {
      readonly CreateDate: string | null
    }
    /** Times are ISO 8601. */
    'AWS::IAM::ServerCertificate': {
      readonly Expiration: string | null
      readonly UploadDate: string | null
    }
    'AWS::IAM::SAMLProvider': {
      /** When its metadata runs out, ISO 8601; null: not told. */
      readonly ValidUntil: string | null
    }
  }
}
