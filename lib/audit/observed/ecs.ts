/** A secret in plain text, by where it stands and what kind it is; the secret itself is not kept. */
export interface ContainerSecret {
  readonly Container: string
  /** Name of the variable. */
  readonly Name: string
  readonly Kind: string
  readonly Sha256: string
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::ECS::Cluster': {
      readonly Status: string | null
    }
    'AWS::ECS::Service': {
      readonly Status: string | null
      readonly RunningCount: number | null
      /** LINUX, or a Windows family; null for tasks on EC2. */
      readonly PlatformFamily: string | null
    }
    'AWS::ECS::TaskDefinition': {
      readonly Revision: number | null
      /** Secrets found in the values of environment variables, which are not kept themselves. */
      readonly EnvironmentSecrets: readonly ContainerSecret[]
    }
  }
}
