import { check } from '#lib/audit/checks/ecs/task-definition-privileged-absent.ts'
import { checkCases } from '../../check-cases.ts'

const containers = (...ContainerDefinitions: readonly object[]) => ({ configuration: { ContainerDefinitions } })

export const cases = checkCases(check, [
  ['none', 'pass', containers({ Name: 'app', Privileged: false })],
  ['not said', 'pass', containers({ Name: 'app' })],
  ['one', 'fail', containers({ Name: 'app', Privileged: true })],
  ['one of two', 'fail', { ...containers({ Name: 'app' }, { Name: 'side', Privileged: true }), says: /side/ }],
  ['denied', 'unknown', { unseen: { ContainerDefinitions: 'ecs:DescribeTaskDefinition denied' } }],
])
