import { check } from '#lib/audit/checks/ecr/repository-latest-image-clean.ts'
import { checkCases } from '../../check-cases.ts'

const image = (ScanStatus: string | null, FindingCounts: object = {}) => ({
  observed: {
    LatestImage: { ImageDigest: 'sha256:1', ImageTags: ['v1'], ImagePushedAt: null, ScanStatus, ScanCompletedAt: null, FindingCounts },
  },
})

export const cases = checkCases(check, [
  ['nothing found', 'pass', image('COMPLETE')],
  ['small things', 'pass', image('ACTIVE', { MEDIUM: 12, LOW: 3 })],
  ['something critical', 'fail', { ...image('COMPLETE', { CRITICAL: 1, MEDIUM: 4 }), says: /1 critical/ }],
  ['something high', 'fail', image('ACTIVE', { HIGH: 2 })],
  ['never scanned', 'fail', image(null)],
  ['a scan that failed', 'unknown', image('FAILED')],
  ['an image that no scanner reads', 'unknown', image('UNSUPPORTED_IMAGE')],
  ['empty', 'not-applicable', { observed: { LatestImage: null } }],
  ['denied', 'unknown', { unseen: { LatestImage: 'ecr:DescribeImages denied' } }],
])
