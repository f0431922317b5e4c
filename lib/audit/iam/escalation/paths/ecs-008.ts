import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ecs-008',
  name: 'Run a task and override its role',
  description: 'The caller runs a task definition that is there, and gives another role and command for this once.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  needs: [
    { as: 'cluster', of: 'ecs-clusters', facts: ['is active'] },
    { as: 'definition', of: 'ecs-task-definitions' },
  ],
  requests: [passRole('ecs-tasks.amazonaws.com'), { action: 'ecs:RunTask', on: '{definition}', with: { 'ecs:cluster': '{cluster}' } }],
  gain: 'become',
}
