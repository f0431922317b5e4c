import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'ssm-002',
  name: 'Run a command on an instance',
  description: 'The caller runs a command on an instance that has the role, with a document that takes any command.',
  target: { kind: 'asset', of: 'instances', facts: ['runs', 'is reached by Systems Manager'] },
  requests: [
    { action: 'ssm:SendCommand', on: '{asset}' },
    {
      action: 'ssm:SendCommand',
      on: 'arn:{partition}:ssm:{region}::document/AWS-RunShellScript',
      orOn: [
        'arn:{partition}:ssm:{region}::document/AWS-RunPowerShellScript',
        'arn:{partition}:ssm:{region}::document/AWS-RunRemoteScript',
        'arn:{partition}:ssm:{region}::document/AWS-RunDocument',
        'arn:{partition}:ssm:{region}::document/AWS-ApplyAnsiblePlaybooks',
      ],
    },
  ],
  gain: 'become',
}
