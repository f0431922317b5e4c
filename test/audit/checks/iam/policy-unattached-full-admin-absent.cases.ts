import { check } from '#lib/audit/checks/iam/policy-unattached-full-admin-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (statement: unknown, AttachmentCount = 0): Partial<Resource> => ({
  arn: 'arn:aws:iam::111122223333:policy/own',
  configuration: { PolicyDocument: { Statement: statement } },
  observed: { AttachmentCount },
})
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

export const cases = checkCases(check, [
  ['everything, attached to nobody', 'fail', policy(everything)],
  ['everything, attached', 'not-applicable', policy(everything, 1)],
  ['one service', 'pass', policy({ ...everything, Action: 's3:*' })],
  ['one of AWS', 'not-applicable', { ...policy(everything), arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
  ['a document that is none', 'unknown', policy('text')],
])
