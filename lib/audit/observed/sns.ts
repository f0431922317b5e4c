declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::SNS::Topic': {
      /** PolicyDocument of AWS::SNS::TopicPolicy; null: there is none. */
      readonly Policy: unknown
    }
  }
  interface ObservedTypes {
    'AWS::SNS::Topic': {
      readonly Owner: string | null
      /** Subscriptions whose owner has said yes; one that is pending reaches nobody. */
      readonly SubscriptionsConfirmed: number
    }
  }
}

export type {}
