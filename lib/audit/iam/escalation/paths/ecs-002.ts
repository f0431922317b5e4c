import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ecs-002',
  name: 'Make a cluster and run a task with a role',
  description: 'The caller makes a cluster and a task definition that has the role and its own container, and runs it.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  requests: [
    passRole('ecs-tasks.amazonaws.com'),
    { action: 'ecs:CreateCluster', on: inAccount('ecs', 'cluster/{cluster}') },
    { action: 'ecs:RegisterTaskDefinition', on: inAccount('ecs', 'task-definition/{family}:{revisionId}') },
    {
      action: 'ecs:RunTask',
      on: inAccount('ecs', 'task-definition/{family}:{revisionId}'),
      with: { 'ecs:cluster': inAccount('ecs', 'cluster/{cluster}') },
    },
  ],
  gain: 'become',
}
