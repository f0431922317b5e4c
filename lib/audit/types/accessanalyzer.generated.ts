// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::AccessAnalyzer. */
export interface AccessAnalyzerTypes {
  readonly 'AWS::AccessAnalyzer::Analyzer': Analyzer
}

interface Analyzer {
  readonly AnalyzerConfiguration?: AnalyzerAnalyzerConfiguration | null
  readonly AnalyzerName?: string | null
  readonly ArchiveRules?: readonly AnalyzerArchiveRule[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly Type?: string | null
}

interface AnalyzerAnalyzerConfiguration {
  readonly InternalAccessConfiguration?: AnalyzerInternalAccessConfiguration
  readonly UnusedAccessConfiguration?: AnalyzerUnusedAccessConfiguration
}

interface AnalyzerInternalAccessConfiguration {
  readonly InternalAccessAnalysisRule?: AnalyzerInternalAccessAnalysisRule
}

interface AnalyzerInternalAccessAnalysisRule {
  readonly Inclusions?: readonly AnalyzerInternalAccessAnalysisRuleCriteria[]
}

interface AnalyzerInternalAccessAnalysisRuleCriteria {
  readonly AccountIds?: readonly string[]
  readonly ResourceArns?: readonly string[]
  readonly ResourceTypes?: readonly string[]
}

interface AnalyzerUnusedAccessConfiguration {
  readonly AnalysisRule?: AnalyzerAnalysisRule
  readonly UnusedAccessAge?: number
}

interface AnalyzerAnalysisRule {
  readonly Exclusions?: readonly AnalyzerAnalysisRuleCriteria[]
}

interface AnalyzerAnalysisRuleCriteria {
  readonly AccountIds?: readonly string[]
  readonly ResourceTags?: readonly (readonly { readonly Key?: string; readonly Value?: string }[])[]
}

interface AnalyzerArchiveRule {
  readonly Filter?: readonly AnalyzerFilter[]
  readonly RuleName?: string
}

interface AnalyzerFilter {
  readonly Contains?: readonly string[]
  readonly Eq?: readonly string[]
  readonly Exists?: boolean
  readonly Neq?: readonly string[]
  readonly Property?: string
}
