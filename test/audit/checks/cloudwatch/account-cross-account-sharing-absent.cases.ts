import { check } from '#lib/audit/checks/cloudwatch/account-cross-account-sharing-absent.ts'
import { checkCases } from '../../check-cases.ts'
import { account, sample } from '../../sample-resource.ts'

const role = (RoleName: string, AWS: unknown) =>
  sample('AWS::IAM::Role', {
    arn: `arn:aws:iam::${account}:role/${RoleName}`,
    region: 'global',
    configuration: {
      RoleName,
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } }] },
    },
  })
const sharing = 'CloudWatch-CrossAccountSharingRole'

export const cases = checkCases(check, [
  ['no such role', 'pass', { related: [role('app', '444455556666')] }],
  ['shared with an account', 'fail', { related: [role(sharing, 'arn:aws:iam::444455556666:root')], says: /444455556666/ }],
  ['shared with everybody', 'fail', { related: [role(sharing, '*')] }],
  ['with its own account only', 'pass', { related: [role(sharing, `arn:aws:iam::${account}:root`)] }],
  ['roles could not be listed', 'unknown', { unlisted: ['AWS::IAM::Role'] }],
])
