import { check } from '#lib/audit/checks/apigateway/stage-waf-attached.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (WebAclArn: string | null): CaseParts => ({ observed: { WebAclArn } })

export const cases = checkCases(check, [
  ['one', 'pass', of('arn:aws:wafv2:us-east-1:111122223333:regional/webacl/w/1')],
  ['none', 'fail', of(null)],
])
