import { check } from '#lib/audit/checks/ecs/task-definition-logging-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const containers = (...ContainerDefinitions: readonly object[]) => ({ configuration: { ContainerDefinitions } })
const logged = (LogDriver: string) => ({ Name: LogDriver, LogConfiguration: { LogDriver } })

export const cases = checkCases(check, [
  ['CloudWatch Logs', 'pass', containers(logged('awslogs'))],
  ['a router of logs', 'pass', containers(logged('awsfirelens'), logged('awslogs'))],
  ['none', 'fail', containers({ Name: 'app' })],
  ['switched off', 'fail', containers(logged('none'))],
  ['one of two', 'fail', { ...containers(logged('awslogs'), { Name: 'side' }), says: /side/ }],
  ['denied', 'unknown', { unseen: { ContainerDefinitions: 'ecs:DescribeTaskDefinition denied' } }],
])
