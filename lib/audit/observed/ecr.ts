/** When the images of a registry are scanned (ECR API, RegistryScanningConfiguration), under CloudFormation's names. */
export interface RegistryScanning {
  /** BASIC or ENHANCED (then Inspector scans). */
  readonly ScanType: string | null
  readonly Rules: readonly {
    /** SCAN_ON_PUSH, CONTINUOUS_SCAN or MANUAL. */
    readonly ScanFrequency: string | null
    /** A repository's name has to contain one of them; `*` stands for any run of characters. */
    readonly RepositoryFilters: readonly string[]
  }[]
}

/** What is known of the image that was pushed last. */
export interface LatestImage {
  readonly ImageDigest: string
  readonly ImageTags: readonly string[]
  /** ISO 8601. */
  readonly ImagePushedAt: string | null
  /** COMPLETE, ACTIVE (scanned all the time), FAILED, …; null: it was never scanned. */
  readonly ScanStatus: string | null
  readonly ScanCompletedAt: string | null
  /** Findings by severity, e.g. CRITICAL → 3. */
  readonly FindingCounts: Readonly<Record<string, number>>
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::ECR::Repository': {
      readonly RegistryScanning: RegistryScanning
      /** null: the repository is empty. */
      readonly LatestImage: LatestImage | null
    }
  }
}
