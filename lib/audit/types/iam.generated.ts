// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::IAM. */
export interface IAMTypes {
  readonly 'AWS::IAM::Group': Group
  readonly 'AWS::IAM::InstanceProfile': InstanceProfile
  readonly 'AWS::IAM::ManagedPolicy': ManagedPolicy
  readonly 'AWS::IAM::OIDCProvider': OIDCProvider
  readonly 'AWS::IAM::Role': Role
  readonly 'AWS::IAM::SAMLProvider': SAMLProvider
  readonly 'AWS::IAM::ServerCertificate': ServerCertificate
  readonly 'AWS::IAM::User': User
}

interface Group {
  readonly GroupName?: string | null
  readonly ManagedPolicyArns?: readonly string[] | null
  readonly Path?: string | null
  readonly Policies?: readonly GroupPolicy[] | null
}

interface GroupPolicy {
  readonly PolicyDocument?: unknown
  readonly PolicyName?: string
}

interface InstanceProfile {
  readonly InstanceProfileName?: string | null
  readonly Path?: string | null
  readonly Roles?: readonly string[] | null
}

interface ManagedPolicy {
  readonly Description?: string | null
  readonly Groups?: readonly string[] | null
  readonly ManagedPolicyName?: string | null
  readonly Path?: string | null
  readonly PolicyDocument?: unknown | null
  readonly Roles?: readonly string[] | null
  readonly Users?: readonly string[] | null
}

interface OIDCProvider {
  readonly ClientIdList?: readonly string[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly ThumbprintList?: readonly string[] | null
  readonly Url?: string | null
}

interface Role {
  readonly AssumeRolePolicyDocument?: unknown | null
  readonly Description?: string | null
  readonly ManagedPolicyArns?: readonly string[] | null
  readonly MaxSessionDuration?: number | null
  readonly Path?: string | null
  readonly PermissionsBoundary?: string | null
  readonly Policies?: readonly RolePolicy[] | null
  readonly RoleName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface RolePolicy {
  readonly PolicyDocument?: unknown
  readonly PolicyName?: string
}

interface SAMLProvider {
  readonly AddPrivateKey?: string | null
  readonly AssertionEncryptionMode?: string | null
  readonly Name?: string | null
  readonly PrivateKeyList?: readonly SAMLProviderSAMLPrivateKey[] | null
  readonly RemovePrivateKey?: string | null
  readonly SamlMetadataDocument?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface SAMLProviderSAMLPrivateKey {
  readonly KeyId?: string
  readonly Timestamp?: string
}

interface ServerCertificate {
  readonly CertificateBody?: string | null
  readonly CertificateChain?: string | null
  readonly Path?: string | null
  readonly PrivateKey?: string | null
  readonly ServerCertificateName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface User {
  readonly Groups?: readonly string[] | null
  readonly LoginProfile?: UserLoginProfile | null
  readonly ManagedPolicyArns?: readonly string[] | null
  readonly Path?: string | null
  readonly PermissionsBoundary?: string | null
  readonly Policies?: readonly UserPolicy[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly UserName?: string | null
}

interface UserLoginProfile {
  readonly Password?: string
  readonly PasswordResetRequired?: boolean
}

interface UserPolicy {
  readonly PolicyDocument?: unknown
  readonly PolicyName?: string
}
