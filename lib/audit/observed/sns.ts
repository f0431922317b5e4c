declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::SNS::Topic': {
      /** PolicyDocument of AWS::SNS::TopicPolicy; null: there is none. */
      readonly Policy: unknown
    }
  }
}

export type {}
