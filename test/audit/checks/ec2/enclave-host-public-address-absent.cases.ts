import { check } from '#lib/audit/checks/ec2/enclave-host-public-address-absent.ts'
import { checkCases } from '../../check-cases.ts'

const host = (Enabled: boolean, PublicIpAddress: string | null) => ({
  configuration: { EnclaveOptions: { Enabled } },
  observed: { PublicIpAddress },
})

export const cases = checkCases(check, [
  ['none', 'pass', host(true, null)],
  ['one', 'fail', host(true, '203.0.113.7')],
  ['no enclaves', 'not-applicable', host(false, '203.0.113.7')],
])
