import { check } from '#lib/audit/checks/iam/role-trust-oidc-subject-bound.ts'
import { checkCases } from '../../check-cases.ts'

const host = 'token.actions.githubusercontent.com'
const role = (
  Condition: object | undefined,
  provider = `arn:aws:iam::111122223333:oidc-provider/${host}`,
  Action = 'sts:AssumeRoleWithWebIdentity',
) => ({
  configuration: {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Action, Principal: { Federated: provider }, ...(Condition ? { Condition } : {}) },
    },
  },
})
const subject = (operator: string, value: unknown) => ({
  StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' },
  ...{ [operator]: { [`${host}:sub`]: value } },
})

export const cases = checkCases(check, [
  ['one branch', 'pass', role(subject('StringLike', 'repo:larkspur/shop:ref:refs/heads/main'))],
  ['one organisation', 'pass', role(subject('StringLike', 'repo:larkspur/*'))],
  ['the audience only', 'fail', role({ StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' } })],
  ['no condition', 'fail', role(undefined)],
  ['every repository', 'fail', role(subject('StringLike', 'repo:*'))],
  ['names that begin alike', 'fail', role(subject('StringLike', 'repo:larkspur*'))],
  ['one repository or any', 'fail', role(subject('StringLike', ['repo:larkspur/shop:*', '*']))],
  ['only if there is a subject', 'fail', role(subject('StringEqualsIfExists', 'repo:larkspur/shop:ref:refs/heads/main'))],
  [
    'the subject of another provider',
    'fail',
    role({ StringEquals: { 'gitlab.com:sub': 'project_path:larkspur/shop:ref_type:branch:ref:main' } }),
  ],
  [
    'an identity pool',
    'pass',
    role({ StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:1' } }, 'cognito-identity.amazonaws.com'),
  ],
  ['a directory by SAML', 'not-applicable', role(undefined, 'arn:aws:iam::111122223333:saml-provider/one', 'sts:AssumeRoleWithSAML')],
  ['no document', 'unknown', { configuration: { AssumeRolePolicyDocument: 'text' } }],
])
