declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::OpenSearchService::Domain': {
      /** Whether newer service software waits to be installed. */
      readonly UpdateAvailable: boolean
    }
  }
}

export type {}
