import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'lambda-004',
  name: 'Replace the code of a function and invoke it',
  description: 'The caller replaces the code of a function that runs with the role, and invokes it.',
  target: { kind: 'asset', of: 'functions' },
  requests: [
    { action: 'lambda:UpdateFunctionCode', on: '{asset}' },
    { action: 'lambda:InvokeFunction', on: '{asset}' },
  ],
  gain: 'become',
}
