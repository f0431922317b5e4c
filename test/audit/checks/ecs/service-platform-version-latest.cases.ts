import { check } from '#lib/audit/checks/ecs/service-platform-version-latest.ts'
import { checkCases } from '../../check-cases.ts'

const service = (LaunchType: string | null, PlatformVersion: string | null, PlatformFamily: string | null = 'Linux') => ({
  configuration: { LaunchType, PlatformVersion },
  observed: { PlatformFamily },
})

export const cases = checkCases(check, [
  ['LATEST', 'pass', service('FARGATE', 'LATEST')],
  ['the latest by its number', 'pass', service('FARGATE', '1.4.0')],
  ['an older one', 'fail', service('FARGATE', '1.3.0')],
  ['the latest of Windows', 'pass', service('FARGATE', '1.0.0', 'WINDOWS_SERVER_2022_CORE')],
  ['that number on Linux', 'fail', service('FARGATE', '1.0.0')],
  ['on EC2', 'not-applicable', service('EC2', null, null)],
  ['not said', 'unknown', service('FARGATE', null)],
  ['denied', 'unknown', { unseen: { LaunchType: 'denied', PlatformVersion: 'denied', PlatformFamily: 'denied' } }],
])
