// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SSO. */
export interface SSOTypes {
  readonly 'AWS::SSO::Instance': Instance
}

interface Instance {
  readonly Name?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}
