declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::SecurityHub::Hub': {
      readonly Enabled: boolean
    }
  }
}

export type {}
