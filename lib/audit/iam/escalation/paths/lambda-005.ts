import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'lambda-005',
  name: 'Replace the code of a function and let somebody invoke it',
  description:
    'The caller replaces the code of a function that runs with the role, and adds to its resource policy that it may be invoked.',
  target: { kind: 'asset', of: 'functions' },
  requests: [
    { action: 'lambda:UpdateFunctionCode', on: '{asset}' },
    { action: 'lambda:AddPermission', on: '{asset}' },
  ],
  gain: 'become',
}
