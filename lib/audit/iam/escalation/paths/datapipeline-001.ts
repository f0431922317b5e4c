import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'datapipeline-001',
  name: 'Make a data pipeline with a role',
  description: 'The caller makes a pipeline whose activity runs its own commands with the role, and activates it.',
  target: { kind: 'role', trusts: 'datapipeline.amazonaws.com' },
  requests: [
    passRole('datapipeline.amazonaws.com'),
    { action: 'datapipeline:CreatePipeline', on: '*' },
    { action: 'datapipeline:PutPipelineDefinition', on: inAccount('datapipeline', 'pipeline/{pipelineId}') },
    { action: 'datapipeline:ActivatePipeline', on: inAccount('datapipeline', 'pipeline/{pipelineId}') },
  ],
  gain: 'become',
}
