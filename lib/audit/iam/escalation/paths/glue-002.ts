import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'glue-002',
  name: 'Put a key on a development endpoint',
  description: 'The caller adds its own SSH key to a development endpoint that has the role, and takes the credentials there.',
  target: { kind: 'asset', of: 'glue-dev-endpoints' },
  requests: [{ action: 'glue:UpdateDevEndpoint', on: '{asset}' }],
  gain: 'become',
}
