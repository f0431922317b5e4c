// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Bedrock. */
export interface BedrockTypes {
  readonly 'AWS::Bedrock::AgentAlias': AgentAlias
}

interface AgentAlias {
  readonly AgentAliasName?: string | null
  readonly AgentId?: string | null
  readonly Description?: string | null
  readonly RoutingConfiguration?: readonly AgentAliasAgentAliasRoutingConfigurationListItem[] | null
  readonly Tags?: Readonly<Record<string, string>> | null
}

interface AgentAliasAgentAliasRoutingConfigurationListItem {
  readonly AgentVersion?: string
}
