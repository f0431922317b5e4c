import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ecs-009',
  name: 'Start a task and override its role',
  description:
    'The caller starts a task definition that is there on a container instance, and gives another role and command for this once.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  needs: [
    { as: 'cluster', of: 'ecs-clusters', facts: ['is active', 'has container instances'] },
    { as: 'definition', of: 'ecs-task-definitions' },
  ],
  requests: [passRole('ecs-tasks.amazonaws.com'), { action: 'ecs:StartTask', on: '{definition}', with: { 'ecs:cluster': '{cluster}' } }],
  gain: 'become',
}
