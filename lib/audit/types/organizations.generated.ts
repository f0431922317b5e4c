// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Organizations. */
export interface OrganizationsTypes {
  readonly 'AWS::Organizations::Account': Account
  readonly 'AWS::Organizations::Organization': Organization
  readonly 'AWS::Organizations::OrganizationalUnit': OrganizationalUnit
  readonly 'AWS::Organizations::Policy': Policy
  readonly 'AWS::Organizations::ResourcePolicy': ResourcePolicy
}

interface Account {
  readonly AccountName?: string | null
  readonly Email?: string | null
  readonly ParentIds?: readonly string[] | null
  readonly RoleName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface Organization {
  readonly FeatureSet?: string | null
}

interface OrganizationalUnit {
  readonly Name?: string | null
  readonly ParentId?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface Policy {
  readonly Content?: unknown | null
  readonly Description?: string | null
  readonly Name?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TargetIds?: readonly string[] | null
  readonly Type?: string | null
}

interface ResourcePolicy {
  readonly Content?: unknown | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}
