/** The four settings of a block of public access; absent ones are off (S3 API, PublicAccessBlockConfiguration). */
export interface PublicAccessBlock {
  readonly BlockPublicAcls?: boolean
  readonly IgnorePublicAcls?: boolean
  readonly BlockPublicPolicy?: boolean
  readonly RestrictPublicBuckets?: boolean
}

/** A grant of an access control list (S3 API, Grant). */
export interface AclGrant {
  readonly Grantee?: { readonly Type?: string; readonly URI?: string; readonly ID?: string }
  readonly Permission?: string
}

/** The access control list of a bucket. */
export interface BucketAcl {
  readonly Owner: string | null
  readonly Grants: readonly AclGrant[]
}

declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::S3::Bucket': {
      /** PolicyDocument of AWS::S3::BucketPolicy; null: there is none. */
      readonly Policy: unknown
    }
  }
  interface ObservedTypes {
    'AWS::S3::Bucket': {
      /** The block of the whole account, which covers each bucket. */
      readonly AccountPublicAccessBlock: PublicAccessBlock | null
      /** What S3 itself says of the policy; null: there is none. */
      readonly PolicyStatus: { readonly IsPublic?: boolean } | null
      readonly Acl: BucketAcl
      readonly MFADelete: boolean
      readonly CreationDate: string | null
    }
    'AWS::S3::AccessPoint': {
      /** Internet or VPC. */
      readonly NetworkOrigin: string | null
    }
    'AWS::S3::MultiRegionAccessPoint': {
      /** READY, CREATING, DELETING, … */
      readonly Status: string | null
    }
    /** Settings of S3 for a whole account; CloudFormation has no type for them. */
    'Keepwatch::S3::Account': {
      readonly AccountPublicAccessBlock: PublicAccessBlock | null
    }
  }
}
