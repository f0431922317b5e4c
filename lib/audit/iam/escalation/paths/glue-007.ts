import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'glue-007',
  name: 'Open an interactive session with a role',
  description: 'The caller opens an interactive session that has the role, and runs statements in it.',
  target: { kind: 'role', trusts: 'glue.amazonaws.com' },
  requests: [
    passRole('glue.amazonaws.com'),
    { action: 'glue:CreateSession', on: inAccount('glue', 'session/{session}') },
    { action: 'glue:RunStatement', on: inAccount('glue', 'session/{session}') },
  ],
  gain: 'become',
}
