import { check } from '#lib/audit/checks/lambda/url-authorized.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (AuthType: string): CaseParts => ({ configuration: { AuthType, TargetFunctionArn: 'arn:f' } })

export const cases = checkCases(check, [
  ['signed', 'pass', of('AWS_IAM')],
  ['nobody asks', 'fail', of('NONE')],
])
