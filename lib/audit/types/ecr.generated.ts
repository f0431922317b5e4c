// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::ECR. */
export interface ECRTypes {
  readonly 'AWS::ECR::Repository': Repository
}

interface Repository {
  readonly EmptyOnDelete?: boolean | null
  readonly EncryptionConfiguration?: RepositoryEncryptionConfiguration | null
  readonly ImageScanningConfiguration?: RepositoryImageScanningConfiguration | null
  readonly ImageTagMutability?: string | null
  readonly ImageTagMutabilityExclusionFilters?: readonly RepositoryImageTagMutabilityExclusionFilter[] | null
  readonly LifecyclePolicy?: RepositoryLifecyclePolicy | null
  readonly RepositoryName?: string | null
  readonly RepositoryPolicyText?: unknown | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface RepositoryEncryptionConfiguration {
  readonly EncryptionType?: string
  readonly KmsKey?: string
}

interface RepositoryImageScanningConfiguration {
  readonly ScanOnPush?: boolean
}

interface RepositoryImageTagMutabilityExclusionFilter {
  readonly ImageTagMutabilityExclusionFilterType?: string
  readonly ImageTagMutabilityExclusionFilterValue?: string
}

interface RepositoryLifecyclePolicy {
  readonly LifecyclePolicyText?: string
  readonly RegistryId?: string
}
