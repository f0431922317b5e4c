/** What Macie knows of the contents of one bucket (Macie API, BucketMetadata); null: it does not say. */
export interface ClassifiedBucket {
  readonly BucketName: string
  /** 1 to 49: not sensitive, 50: not looked at yet, 51 to 100: sensitive, -1: could not be looked at. */
  readonly SensitivityScore: number | null
  readonly LastAutomatedDiscoveryTime: string | null
  /** Whether a job of one's own looks at it. */
  readonly InJob: boolean | null
  readonly ClassifiableObjectCount: number | null
  /** Why Macie could not look (ACCESS_DENIED); null: it could. */
  readonly ErrorCode: string | null
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::Macie::Session': {
      /** ENABLED or DISABLED. */
      readonly AutomatedDiscoveryStatus: string
    }
    /** A bucket as Macie sees it; its ARN is that of the bucket. CloudFormation has no type for it. */
    'Keepwatch::Macie2::Bucket': ClassifiedBucket
  }
}
