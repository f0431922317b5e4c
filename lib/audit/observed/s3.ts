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
      readonly Acl: { readonly Owner: string | null; readonly Grants: readonly AclGrant[] }
      readonly MFADelete: boolean
      readonly CreationDate: string | null
    }
  }
}
