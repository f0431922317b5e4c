import { check } from '#lib/audit/checks/ec2/enclave-host-running.ts'
import { checkCases } from '../../check-cases.ts'

const host = (Enabled: boolean, State: string) => ({ configuration: { EnclaveOptions: { Enabled } }, observed: { State } })

export const cases = checkCases(check, [
  ['running', 'pass', host(true, 'running')],
  ['stopped', 'fail', host(true, 'stopped')],
  ['no enclaves', 'not-applicable', host(false, 'stopped')],
])
