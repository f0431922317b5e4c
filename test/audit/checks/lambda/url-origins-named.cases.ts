import { check } from '#lib/audit/checks/lambda/url-origins-named.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (...AllowOrigins: readonly string[]): CaseParts => ({ configuration: { Cors: { AllowOrigins } } })

export const cases = checkCases(check, [
  ['none', 'pass', { configuration: { Cors: null } }],
  ['only methods', 'pass', { configuration: { Cors: { AllowMethods: ['GET'] } } }],
  ['one', 'pass', of('https://shop.example')],
  ['every one', 'fail', of('*')],
  ['every one beside one', 'fail', of('https://shop.example', '*')],
  ['every one that is encrypted', 'fail', of('https://*')],
])
