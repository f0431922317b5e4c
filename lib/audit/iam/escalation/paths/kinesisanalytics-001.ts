import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'kinesisanalytics-001',
  name: 'Run an analytics application with a role',
  description: 'The caller makes a streaming application with its own code that has the role, and starts it.',
  target: { kind: 'role', trusts: 'kinesisanalytics.amazonaws.com' },
  requests: [
    passRole('kinesisanalytics.amazonaws.com'),
    { action: 'kinesisanalytics:CreateApplication', on: '*' },
    { action: 'kinesisanalytics:StartApplication', on: inAccount('kinesisanalytics', 'application/{application}') },
  ],
  gain: 'become',
}
