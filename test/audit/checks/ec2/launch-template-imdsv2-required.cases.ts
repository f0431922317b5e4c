import { check } from '#lib/audit/checks/ec2/launch-template-imdsv2-required.ts'
import { checkCases } from '../../check-cases.ts'

const template = (newest: object | null, standard = newest) => ({
  configuration: { LaunchTemplateData: { MetadataOptions: newest } },
  observed: { DefaultVersionData: { MetadataOptions: standard } },
})

export const cases = checkCases(check, [
  ['required', 'pass', template({ HttpTokens: 'required' })],
  ['off', 'pass', template({ HttpEndpoint: 'disabled' })],
  ['optional', 'fail', template({ HttpTokens: 'optional' })],
  ['nothing said', 'fail', template(null)],
  ['required in the newest version only', 'fail', template({ HttpTokens: 'required' }, { HttpTokens: 'optional' })],
])
