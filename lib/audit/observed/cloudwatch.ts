declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::CloudWatch::Alarm': {
      /** OK, ALARM or INSUFFICIENT_DATA. */
      readonly StateValue: string | null
    }
  }
}

export type {}
