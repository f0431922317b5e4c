import { check } from '#lib/audit/checks/ecs/task-definition-root-read-only.ts'
import { checkCases } from '../../check-cases.ts'

const containers = (RuntimePlatform: object | null, ...ContainerDefinitions: readonly object[]) => ({
  configuration: { ContainerDefinitions, RuntimePlatform },
})
const windows = { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' }

export const cases = checkCases(check, [
  ['read-only', 'pass', containers(null, { Name: 'app', ReadonlyRootFilesystem: true })],
  ['writable', 'fail', containers({ OperatingSystemFamily: 'LINUX' }, { Name: 'app', ReadonlyRootFilesystem: false })],
  ['not said', 'fail', containers(null, { Name: 'app' })],
  ['one of two', 'fail', { ...containers(null, { Name: 'app', ReadonlyRootFilesystem: true }, { Name: 'side' }), says: /side/ }],
  ['Windows', 'not-applicable', containers(windows, { Name: 'app' })],
  ['denied', 'unknown', { unseen: { ContainerDefinitions: 'denied', RuntimePlatform: 'denied' } }],
])
