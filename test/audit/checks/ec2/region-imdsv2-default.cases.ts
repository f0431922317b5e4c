import { check } from '#lib/audit/checks/ec2/region-imdsv2-default.ts'
import { checkCases } from '../../check-cases.ts'

const defaults = (HttpTokens: string | null) => ({ observed: { InstanceMetadataDefaults: { HttpTokens } } })

export const cases = checkCases(check, [
  ['required', 'pass', defaults('required')],
  ['optional', 'fail', defaults('optional')],
  ['nothing', 'fail', defaults(null)],
])
