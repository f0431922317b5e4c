import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-notebook-instance-root-access-off',
  title: 'Users of the notebook are not root on it',
  severity: 'medium',
  resource: 'AWS::SageMaker::NotebookInstance',
  reads: ['RootAccess'],
  rationale:
    'Root can stop agents, read what other users and lifecycle scripts left behind, and install what survives a restart. A library from an unknown source, run in a cell, then has all of that.',
  remediation: {
    cli: 'Stop it, then: aws sagemaker update-notebook-instance --notebook-instance-name <NAME> --root-access Disabled. Lifecycle scripts still run as root.',
    cdk: "new sagemaker.CfnNotebookInstance(this, 'Notebook', { instanceType: 'ml.t3.medium', roleArn: role.roleArn, rootAccess: 'Disabled' })",
    terraform: 'resource "aws_sagemaker_notebook_instance" "this" { root_access = "Disabled" }',
  },
  aliases: { prowler: ['sagemaker_notebook_instance_root_access_disabled'], securityHub: ['SageMaker.3'] },
  evaluate({ configuration: { RootAccess: access } }) {
    return access === 'Disabled'
      ? pass('Its users are not root on it.', { RootAccess: access })
      : fail('Its users are root on it.', { RootAccess: access })
  },
})
