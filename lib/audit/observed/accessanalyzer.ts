declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::AccessAnalyzer::Analyzer': {
      /** ACTIVE, CREATING, DISABLED or FAILED. */
      readonly Status: string
      readonly LastResourceAnalyzedAt: string | null
    }
  }
}

export type {}
