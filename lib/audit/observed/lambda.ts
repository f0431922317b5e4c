/** A secret in a variable, without the secret. */
export interface VariableSecret {
  /** Name of the variable. */
  readonly name: string
  readonly kind: string
  readonly sha256: string
}

declare module '../resource-types.ts' {
  interface FoldedTypes {
    'AWS::Lambda::Function': {
      /** What AWS::Lambda::Permission adds up to, as a policy document; null: there is none. */
      readonly Policy: unknown
    }
  }
  interface ObservedTypes {
    'AWS::Lambda::Function': {
      readonly LastModified: string | null
      readonly EnvironmentSecrets: readonly VariableSecret[]
    }
    'AWS::Lambda::Url': {
      readonly FunctionUrl: string | null
    }
  }
}
