import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ecs-007',
  name: "Start a task with a role on a machine of one's own",
  description: 'The caller registers a machine of its own with a cluster, and starts a task there whose role it overrides.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  needs: [
    { as: 'cluster', of: 'ecs-clusters', facts: ['is active'] },
    { as: 'definition', of: 'ecs-task-definitions' },
  ],
  requests: [
    passRole('ecs-tasks.amazonaws.com'),
    { action: 'ecs:RegisterContainerInstance', on: '{cluster}' },
    { action: 'ecs:StartTask', on: '{definition}', with: { 'ecs:cluster': '{cluster}' } },
  ],
  gain: 'become',
}
