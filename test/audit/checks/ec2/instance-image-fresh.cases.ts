import { check } from '#lib/audit/checks/ec2/instance-image-fresh.ts'
import { checkCases } from '../../check-cases.ts'
import { sample, takenAt } from '../../sample-resource.ts'

const running = { configuration: { ImageId: 'ami-1' }, observed: { State: 'running' } }
const image = (days: number) =>
  sample('Keepwatch::EC2::Image', {
    arn: 'arn:ami',
    observed: { ImageId: 'ami-1', CreationDate: new Date(takenAt - days * 86_400_000).toISOString(), DeprecationTime: null },
  })

export const cases = checkCases(check, [
  ['new', 'pass', { ...running, related: [image(10)] }],
  ['old', 'fail', { ...running, related: [image(400)] }],
  ['gone', 'fail', running],
  ['stopped', 'not-applicable', { ...running, observed: { State: 'stopped' } }],
  ['images that were not seen', 'unknown', { ...running, unlisted: ['Keepwatch::EC2::Image'] }],
])
