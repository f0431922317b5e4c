import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'omics-001',
  name: 'Run a workflow with a role',
  description: 'The caller makes a workflow with its own container and starts a run that has the role.',
  target: { kind: 'role', trusts: 'omics.amazonaws.com' },
  requests: [
    passRole('omics.amazonaws.com'),
    { action: 'omics:CreateWorkflow', on: '*' },
    { action: 'omics:StartRun', on: inAccount('omics', 'workflow/{workflowId}') },
    { action: 'omics:StartRun', on: inAccount('omics', 'run/{runId}') },
    { action: 's3:GetObject', on: 'arn:{partition}:s3:::{bucket}/{key}', exists: true },
  ],
  gain: 'become',
}
