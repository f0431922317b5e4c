import { check } from '#lib/audit/checks/ec2/instance-imdsv2-required.ts'
import { checkCases } from '../../check-cases.ts'

const instance = (MetadataOptions: unknown) => ({ configuration: { MetadataOptions } })

export const cases = checkCases(check, [
  ['required', 'pass', instance({ HttpTokens: 'required', HttpEndpoint: 'enabled' })],
  ['optional', 'fail', instance({ HttpTokens: 'optional', HttpEndpoint: 'enabled' })],
  ['off', 'pass', instance({ HttpTokens: 'optional', HttpEndpoint: 'disabled' })],
  ['left out of a template', 'fail', instance(null)],
])
