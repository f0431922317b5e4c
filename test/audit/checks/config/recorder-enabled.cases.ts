import { check } from '#lib/audit/checks/config/recorder-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const recorder = (observed: object, RecordingGroup: unknown = { AllSupported: true, ResourceTypes: [] }) => ({
  configuration: { RecordingGroup },
  observed: { Recording: true, LastStatus: 'Success', LastErrorCode: null, ServicePrincipal: null, RecordingScope: 'PAID', ...observed },
})

export const cases = checkCases(check, [
  ['everything', 'pass', recorder({})],
  ['stopped', 'fail', recorder({ Recording: false })],
  ['delivery fails', 'fail', { ...recorder({ LastStatus: 'Failure', LastErrorCode: 'NoSuchBucket' }), says: /NoSuchBucket/ }],
  ['nothing handed on yet', 'pass', recorder({ LastStatus: 'Pending' })],
  ['of a service, for itself', 'fail', recorder({ RecordingScope: 'INTERNAL', ServicePrincipal: 'securityhub.amazonaws.com' })],
  [
    'all but some',
    'pass',
    recorder({}, { AllSupported: false, ResourceTypes: [], ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::User'] } }),
  ],
  ['some', 'pass', { ...recorder({}, { AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] }), says: /1 types/ }],
  ['nothing', 'fail', recorder({}, { AllSupported: false, ResourceTypes: [] })],
  ['no group: the default', 'pass', recorder({}, null)],
  ['status denied', 'unknown', { ...recorder({}), unseen: { Recording: 'denied' } }],
])
