import { check } from '#lib/audit/checks/sagemaker/training-job-traffic-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const job = (EnableInterContainerTrafficEncryption: boolean, InstanceCount: number | null) => ({
  observed: { EnableInterContainerTrafficEncryption, InstanceCount },
})

export const cases = checkCases(check, [
  ['encrypted', 'pass', job(true, 4)],
  ['in the clear', 'fail', job(false, 4)],
  ['on one machine, which may be more the next time', 'fail', job(false, 1)],
  ['no number', 'fail', job(false, null)],
  ['denied', 'unknown', { unseen: { EnableInterContainerTrafficEncryption: 'denied', InstanceCount: 'denied' } }],
])
