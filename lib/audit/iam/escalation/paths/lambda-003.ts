import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'lambda-003',
  name: 'Replace the code of a function that something starts',
  description: 'The caller replaces the code of a function that runs with the role. An event source starts it.',
  target: { kind: 'asset', of: 'functions', facts: ['is started by something'] },
  requests: [{ action: 'lambda:UpdateFunctionCode', on: '{asset}' }],
  gain: 'become',
}
