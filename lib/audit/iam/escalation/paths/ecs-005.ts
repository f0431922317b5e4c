import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ecs-005',
  name: 'Start a task with a role on a container instance',
  description: 'The caller makes a task definition that has the role and its own container, and starts it on a container instance.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  needs: [{ as: 'cluster', of: 'ecs-clusters', facts: ['is active', 'has container instances'] }],
  requests: [
    passRole('ecs-tasks.amazonaws.com'),
    { action: 'ecs:RegisterTaskDefinition', on: inAccount('ecs', 'task-definition/{family}:{revisionId}') },
    { action: 'ecs:StartTask', on: inAccount('ecs', 'task-definition/{family}:{revisionId}'), with: { 'ecs:cluster': '{cluster}' } },
  ],
  gain: 'become',
}
