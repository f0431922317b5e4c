declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::CloudFront::Distribution': {
      readonly Id: string
      readonly Status: string | null
      readonly DomainName: string | null
      /**
       * Buckets of S3 behind the origins: `there` in this account or open to it, `missing` when S3 knows none of the name, `refused` when
       * it belongs to somebody else (or may not be asked about).
       */
      readonly OriginBuckets: readonly {
        readonly OriginId: string
        readonly Bucket: string
        readonly State: 'there' | 'missing' | 'refused'
      }[]
    }
  }
}

export type {}
