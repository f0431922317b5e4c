import { check } from '#lib/audit/checks/ecs/task-definition-host-process-namespace-absent.ts'
import { checkCases } from '../../check-cases.ts'

const mode = (PidMode: string | null) => ({ configuration: { PidMode } })

export const cases = checkCases(check, [
  ['that of the host', 'fail', mode('host')],
  ['that of the task', 'pass', mode('task')],
  ['each its own', 'pass', mode(null)],
  ['denied', 'unknown', { unseen: { PidMode: 'ecs:DescribeTaskDefinition denied' } }],
])
