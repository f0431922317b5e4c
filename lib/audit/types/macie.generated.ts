// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Macie. */
export interface MacieTypes {
  readonly 'AWS::Macie::Session': Session
}

interface Session {
  readonly FindingPublishingFrequency?: string | null
  readonly Status?: string | null
}
