import { check } from '#lib/audit/checks/ec2/transit-gateway-attachments-approved.ts'
import { checkCases } from '../../check-cases.ts'

const gateway = (AutoAcceptSharedAttachments: string | null) => ({ configuration: { AutoAcceptSharedAttachments } })

export const cases = checkCases(check, [
  ['off', 'pass', gateway('disable')],
  ['on', 'fail', gateway('enable')],
  ['left out of a template', 'pass', gateway(null)],
])
