import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-notebook-instance-in-vpc',
  title: 'The notebook runs in a VPC of the account',
  severity: 'high',
  resource: 'AWS::SageMaker::NotebookInstance',
  reads: ['SubnetId'],
  rationale:
    'Outside the account’s networks no security group, no endpoint policy and no flow log applies to the notebook: what it sends and to whom shows nowhere.',
  remediation: {
    cli: 'It is set when the notebook is made: save its files, then aws sagemaker create-notebook-instance --notebook-instance-name <NEW_NAME> --instance-type <TYPE> --role-arn <ROLE_ARN> --subnet-id <PRIVATE_SUBNET> --security-group-ids <GROUP> --direct-internet-access Disabled, and delete the old one',
    cdk: "new sagemaker.CfnNotebookInstance(this, 'Notebook', { instanceType: 'ml.t3.medium', roleArn: role.roleArn, subnetId: vpc.privateSubnets[0].subnetId, securityGroupIds: [group.securityGroupId] })",
    terraform:
      'resource "aws_sagemaker_notebook_instance" "this" { subnet_id = aws_subnet.private.id, security_groups = [aws_security_group.notebook.id] }',
  },
  aliases: { prowler: ['sagemaker_notebook_instance_vpc_settings_configured'], securityHub: ['SageMaker.2'] },
  evaluate({ configuration: { SubnetId: subnet } }) {
    return subnet
      ? pass(`It runs in the subnet ${subnet}.`, { SubnetId: subnet })
      : fail('It runs in no VPC of the account.', { SubnetId: null })
  },
})
