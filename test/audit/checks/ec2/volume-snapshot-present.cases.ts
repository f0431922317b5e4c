import { check } from '#lib/audit/checks/ec2/volume-snapshot-present.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const volume = { observed: { VolumeId: 'vol-1' } }
const snapshot = (VolumeId: string) => sample('Keepwatch::EC2::Snapshot', { arn: `arn:${VolumeId}`, observed: { VolumeId } })

export const cases = checkCases(check, [
  ['one', 'pass', { ...volume, related: [snapshot('vol-1')] }],
  ['of another', 'fail', { ...volume, related: [snapshot('vol-2')] }],
  ['snapshots that were not seen', 'unknown', { ...volume, unlisted: ['Keepwatch::EC2::Snapshot'] }],
])
