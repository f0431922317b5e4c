declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::SQS::Queue': {
      /** PolicyDocument of AWS::SQS::QueuePolicy; null: there is none. */
      readonly Policy: unknown
    }
  }
}

export type {}
