import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ecs-003',
  name: 'Make a service with a role',
  description: 'The caller makes a task definition that has the role and its own container, and a service that runs it on a cluster.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  needs: [{ as: 'cluster', of: 'ecs-clusters', facts: ['is active'] }],
  requests: [
    passRole('ecs-tasks.amazonaws.com'),
    { action: 'ecs:RegisterTaskDefinition', on: inAccount('ecs', 'task-definition/{family}:{revisionId}') },
    { action: 'ecs:CreateService', on: inAccount('ecs', 'service/{clusterName}/{service}'), with: { 'ecs:cluster': '{cluster}' } },
  ],
  gain: 'become',
}
