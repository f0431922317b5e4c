import { check } from '#lib/audit/checks/lambda/function-runtime-supported.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (Runtime: string | null, PackageType: string | null = 'Zip'): CaseParts => ({ configuration: { Runtime, PackageType } })

export const cases = checkCases(check, [
  ['supported', 'pass', of('nodejs24.x')],
  ['in a template', 'pass', of('python3.13', null)],
  ['ended', 'fail', of('python3.8')],
  ['ended for years', 'fail', of('nodejs14.x')],
  ['not in the calendar', 'unknown', of('cobol1.x')],
  ['an image', 'not-applicable', of(null, 'Image')],
  ['none', 'not-applicable', of(null)],
])
