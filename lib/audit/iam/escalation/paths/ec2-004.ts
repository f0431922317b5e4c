import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'ec2-004',
  name: 'Replace the start-up script of a launch template',
  description:
    'The caller makes a new version of a launch template whose instances have the role, with its own user data, and makes it the default. The next instance runs the script.',
  target: { kind: 'asset', of: 'launch-templates', facts: ['is launched by something'] },
  requests: [
    { action: 'ec2:CreateLaunchTemplateVersion', on: '{asset}' },
    { action: 'ec2:ModifyLaunchTemplate', on: '{asset}' },
  ],
  gain: 'become',
}
