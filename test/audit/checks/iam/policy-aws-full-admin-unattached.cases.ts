import { check } from '#lib/audit/checks/iam/policy-aws-full-admin-unattached.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (statement: unknown, AttachmentCount = 1): Partial<Resource> => ({
  arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  configuration: { PolicyDocument: { Statement: statement } },
  observed: { AttachmentCount },
})
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

export const cases = checkCases(check, [
  ['everything, attached', 'fail', policy(everything)],
  ['everything but IAM', 'pass', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })],
  ['everything, attached to nobody', 'not-applicable', policy(everything, 0)],
  ['one of the account', 'not-applicable', { ...policy(everything), arn: 'arn:aws:iam::111122223333:policy/own' }],
  ['in China', 'fail', { ...policy(everything), arn: 'arn:aws-cn:iam::aws:policy/AdministratorAccess' }],
  ['a document that is none', 'unknown', policy('text')],
])
