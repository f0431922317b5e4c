import { check } from '#lib/audit/checks/ec2/enclave-host-imdsv2-required.ts'
import { checkCases } from '../../check-cases.ts'

const host = (Enabled: boolean, HttpTokens: string) => ({ configuration: { EnclaveOptions: { Enabled }, MetadataOptions: { HttpTokens } } })

export const cases = checkCases(check, [
  ['required', 'pass', host(true, 'required')],
  ['optional', 'fail', host(true, 'optional')],
  ['no enclaves', 'not-applicable', host(false, 'optional')],
])
