import { check } from '#lib/audit/checks/sagemaker/training-job-storage-encrypted.ts'
import { checkCases } from '../../check-cases.ts'

const keys = (VolumeKmsKeyId: string | null, OutputKmsKeyId: string | null) => ({ observed: { VolumeKmsKeyId, OutputKmsKeyId } })

export const cases = checkCases(check, [
  ['both', 'pass', keys('key/1', 'key/2')],
  ['neither', 'fail', keys(null, null)],
  ['the disks only', 'fail', { ...keys('key/1', null), says: /results/ }],
  ['the results only', 'fail', { ...keys(null, 'key/2'), says: /disks/ }],
  ['denied', 'unknown', { unseen: { VolumeKmsKeyId: 'denied', OutputKmsKeyId: 'denied' } }],
])
