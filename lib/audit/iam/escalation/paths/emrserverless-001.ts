import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'emrserverless-001',
  name: 'Run a serverless job with a role',
  description: 'The caller makes an EMR Serverless application and runs its own script there with the role.',
  target: { kind: 'role', trusts: 'emr-serverless.amazonaws.com' },
  requests: [
    passRole('emr-serverless.amazonaws.com'),
    { action: 'emr-serverless:CreateApplication', on: '*' },
    { action: 'emr-serverless:StartJobRun', on: inAccount('emr-serverless', '/applications/{applicationId}') },
  ],
  gain: 'become',
}
