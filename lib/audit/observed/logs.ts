declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::Logs::LogGroup': {
      readonly CreationTime: string | null
      readonly StoredBytes: number | null
    }
    'AWS::Logs::DeliverySource': {
      /** The service that logs, e.g. `cloudfront`. */
      readonly Service: string | null
      /** All resources of the source; CloudFormation's ResourceArn is the first. */
      readonly ResourceArns: readonly string[]
    }
    'AWS::Logs::Delivery': {
      /** S3, CWL or FH. */
      readonly DeliveryDestinationType: string | null
    }
  }
}

export type {}
