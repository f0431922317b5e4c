// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SSM. */
export interface SSMTypes {
  readonly 'AWS::SSM::Document': Document
  readonly 'AWS::SSM::Parameter': Parameter
}

interface Document {
  readonly Attachments?: readonly DocumentAttachmentsSource[] | null
  readonly Content?: unknown | null
  readonly DocumentFormat?: string | null
  readonly DocumentType?: string | null
  readonly Name?: string | null
  readonly Requires?: readonly DocumentDocumentRequires[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TargetType?: string | null
  readonly UpdateMethod?: string | null
  readonly VersionName?: string | null
}

interface DocumentAttachmentsSource {
  readonly Key?: string
  readonly Name?: string
  readonly Values?: readonly string[]
}

interface DocumentDocumentRequires {
  readonly Name?: string
  readonly Version?: string
}

interface Parameter {
  readonly AllowedPattern?: string | null
  readonly DataType?: string | null
  readonly Description?: string | null
  readonly Name?: string | null
  readonly Policies?: string | null
  readonly Tags?: Readonly<Record<string, string>> | null
  readonly Tier?: string | null
  readonly Type?: string | null
  readonly Value?: string | null
}
