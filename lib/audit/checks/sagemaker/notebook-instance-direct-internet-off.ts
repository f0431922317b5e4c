import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-notebook-instance-direct-internet-off',
  title: 'The notebook reaches the internet through the VPC only, not past it',
  severity: 'high',
  resource: 'AWS::SageMaker::NotebookInstance',
  reads: ['DirectInternetAccess'],
  rationale:
    'A notebook holds data, a powerful role and a shell. With a way to the internet of its own, what it fetches and what leaves it pass by every firewall, proxy and flow log of the account.',
  remediation: {
    cli: 'It is set when the notebook is made: save its files, then aws sagemaker create-notebook-instance --notebook-instance-name <NEW_NAME> --instance-type <TYPE> --role-arn <ROLE_ARN> --subnet-id <PRIVATE_SUBNET> --security-group-ids <GROUP> --direct-internet-access Disabled, and aws sagemaker delete-notebook-instance --notebook-instance-name <NAME>',
    cdk: "new sagemaker.CfnNotebookInstance(this, 'Notebook', { instanceType: 'ml.t3.medium', roleArn: role.roleArn, subnetId: subnet.subnetId, securityGroupIds: [group.securityGroupId], directInternetAccess: 'Disabled' })",
    terraform: 'resource "aws_sagemaker_notebook_instance" "this" { direct_internet_access = "Disabled", subnet_id = "<PRIVATE_SUBNET>" }',
  },
  aliases: { prowler: ['sagemaker_notebook_instance_without_direct_internet_access_configured'], securityHub: ['SageMaker.1'] },
  evaluate({ configuration: { DirectInternetAccess: access } }) {
    // Enabled is what CreateNotebookInstance takes when nothing is said.
    return access === 'Disabled'
      ? pass('It has no way to the internet of its own.', { DirectInternetAccess: access })
      : fail('It has a way to the internet of its own, past the VPC.', { DirectInternetAccess: access })
  },
})
