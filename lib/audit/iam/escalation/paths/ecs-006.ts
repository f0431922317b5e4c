import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'ecs-006',
  name: 'Open a shell in a task',
  description: 'The caller runs a command in a container of a running task that has the role, and takes its credentials.',
  target: { kind: 'asset', of: 'ecs-tasks', facts: ['takes commands'] },
  requests: [
    { action: 'ecs:ExecuteCommand', on: '{asset}' },
    { action: 'ecs:DescribeTasks', on: '{asset}' },
  ],
  gain: 'become',
}
