declare module '../resource-types.ts' {
  interface ObservedTypes {
    /** Times are ISO 8601; null: never, or none (CloudTrail API, GetTrailStatus). */
    'AWS::CloudTrail::Trail': {
      readonly HomeRegion: string
      readonly LatestDeliveryTime: string | null
      readonly LatestDeliveryError: string | null
      readonly LatestDigestDeliveryTime: string | null
      readonly LatestDigestDeliveryError: string | null
      readonly LatestCloudWatchLogsDeliveryTime: string | null
      readonly LatestCloudWatchLogsDeliveryError: string | null
    }
  }
}

export type {}
