import { check } from '#lib/audit/checks/iam/account-federation-reviewed.ts'
import { checkCases } from '../../check-cases.ts'

import { sample } from '../../sample-resource.ts'

const user = (passwordEnabled: boolean, unseen?: Readonly<Record<string, string>>) =>
  sample('AWS::IAM::User', {
    arn: `arn:aws:iam::111122223333:user/${passwordEnabled}-${unseen !== undefined}`,
    region: 'global',
    observed: unseen ? {} : { CredentialReport: { passwordEnabled } },
    ...(unseen ? { unseen } : {}),
  })
const role = (path: string) =>
  sample('AWS::IAM::Role', { arn: `arn:aws:iam::111122223333:role${path}one`, region: 'global', configuration: { Path: path } })
const center = role('/aws-reserved/sso.amazonaws.com/eu-west-1/')
const saml = sample('AWS::IAM::SAMLProvider', { arn: 'arn:aws:iam::111122223333:saml-provider/one', observed: { ValidUntil: null } })

export const cases = checkCases(check, [
  [
    'a directory',
    'manual',
    { related: [center, saml, user(true), user(false)], says: /Identity Center \(1 roles\), SAML \(1\); .*: 1 of 2/ },
  ],
  ['users only, and roles of others', 'manual', { related: [user(true), role('/'), role('/sso.amazonaws.com/')], says: /No provider/ }],
  ['a user newer than the report', 'manual', { related: [user(false), user(true, { CredentialReport: 'no row' })], says: /0 of 2/ }],
  ['nothing', 'manual', { says: /0 of 0/ }],
  ['users denied', 'unknown', { unlisted: ['AWS::IAM::User'] }],
  ['roles denied', 'unknown', { related: [saml], unlisted: ['AWS::IAM::Role'] }],
])
