import { defineCheck, forPerson } from '../../check.ts'

const named = 10

/**
 * Identity Center puts a role for each permission set into the accounts where people have it, below this path, followed by its region
 * where that is not us-east-1 (IAM Identity Center User Guide, "Referencing permission sets in resource policies"). The roles tell what
 * counts here, that people come in this way, and cost no call: its own API would have to be asked in every region.
 */
const centerPath = '/aws-reserved/sso.amazonaws.com/'

export const check = defineCheck({
  id: 'iam-account-federation-reviewed',
  title: 'People sign in from one directory, not as IAM users of each account',
  severity: 'medium',
  resource: 'AWS::::Account',
  reads: [],
  also: {
    'AWS::IAM::SAMLProvider': ['ValidUntil'],
    'AWS::IAM::OIDCProvider': ['Url'],
    'AWS::IAM::Role': ['Path'],
    'AWS::IAM::User': ['CredentialReport'],
  },
  rationale:
    'A user in each account outlives the person: nobody remembers all of them on the day somebody leaves. In one directory leaving is done once, for all accounts.',
  remediation: {
    cli: 'Connect the directory to Identity Center, or as a provider: aws iam create-saml-provider --name <NAME> --saml-metadata-document file://<METADATA_FILE>. Then take the passwords of IAM users away: aws iam delete-login-profile --user-name <USER_NAME>',
    cdk: "new iam.SamlProvider(this, 'Directory', { metadataDocument: iam.SamlMetadataDocument.fromFile('<METADATA_FILE>') })",
    terraform: 'resource "aws_iam_saml_provider" "directory" { name = "<NAME>", saml_metadata_document = file("<METADATA_FILE>") }',
  },
  aliases: { prowler: ['iam_check_saml_providers_sts'], securityHub: [] },
  evaluate(_, { related }) {
    const saml = related.all('AWS::IAM::SAMLProvider')
    const oidc = related.all('AWS::IAM::OIDCProvider')
    const center = related.all('AWS::IAM::Role').filter(({ configuration }) => configuration.Path?.startsWith(centerPath))
    const users = related.all('AWS::IAM::User')
    // A user newer than the credential report is counted apart: it is no reason to say nothing of the others.
    const told = users.filter(({ unseen }) => !Object.hasOwn(unseen ?? {}, 'CredentialReport'))
    const withPassword = told.filter(({ observed }) => observed.CredentialReport.passwordEnabled === true)
    const ways = [
      ...(center.length > 0 ? [`Identity Center (${center.length} roles)`] : []),
      ...(saml.length > 0 ? [`SAML (${saml.length})`] : []),
      ...(oidc.length > 0 ? [`OIDC (${oidc.length})`] : []),
    ]
    const people = `IAM users with a console password: ${withPassword.length} of ${users.length}`
    return forPerson(`${ways.length > 0 ? `Identities come from ${ways.join(', ')}` : 'No provider of identities is set up'}; ${people}.`, {
      identityCenter: center.slice(0, named).map(({ arn }) => arn),
      samlProviders: saml.slice(0, named).map(({ arn, observed }) => ({ arn, ValidUntil: observed.ValidUntil })),
      oidcProviders: oidc.slice(0, named).map(({ arn }) => arn),
      users: users.length,
      usersWithPassword: withPassword.length,
      usersNotYetReported: users.length - told.length,
      someWithPassword: withPassword.slice(0, named).map(({ arn }) => arn),
    })
  },
})
