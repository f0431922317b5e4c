import { check } from '#lib/audit/checks/ecr/repository-scan-on-push.ts'
import { checkCases } from '../../check-cases.ts'

const none = { ScanType: 'BASIC', Rules: [] }
const rule = (ScanFrequency: string, ...RepositoryFilters: readonly string[]) => ({
  ScanType: 'ENHANCED',
  Rules: [{ ScanFrequency, RepositoryFilters }],
})
const repository = (ScanOnPush: boolean, RegistryScanning: object) => ({
  configuration: { RepositoryName: 'team/app', ImageScanningConfiguration: { ScanOnPush } },
  observed: { RegistryScanning },
})

export const cases = checkCases(check, [
  ['by its own switch', 'pass', repository(true, none)],
  ['by nothing', 'fail', repository(false, none)],
  ['by a rule for all', 'pass', repository(false, rule('CONTINUOUS_SCAN', '*'))],
  ['by a rule for its prefix', 'pass', repository(false, rule('SCAN_ON_PUSH', 'team/*'))],
  ['by a rule that names a part of it', 'pass', repository(false, rule('SCAN_ON_PUSH', 'app'))],
  ['a rule for others', 'fail', repository(false, rule('SCAN_ON_PUSH', 'other/*', 'web'))],
  ['by hand only', 'fail', repository(false, rule('MANUAL', '*'))],
  [
    'the registry was not seen',
    'unknown',
    { configuration: { RepositoryName: 'a', ImageScanningConfiguration: null }, unseen: { RegistryScanning: 'denied' } },
  ],
])
