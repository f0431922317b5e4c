import { defineCheck } from '../../check.ts'
import { judgeSecretFree } from '../../judge-secret-free.ts'

export const check = defineCheck({
  id: 'ec2-launch-template-secret-free',
  title: 'No secret stands in the user data of the launch template',
  severity: 'high',
  resource: 'AWS::EC2::LaunchTemplate',
  reads: ['UserDataSecrets'],
  rationale: 'Whoever may describe templates reads their user data, and every version keeps it for good.',
  remediation: {
    cli: 'Keep the secret in Secrets Manager, change it, and delete the old versions: aws ec2 delete-launch-template-versions --launch-template-id <TEMPLATE_ID> --versions <VERSION>',
    cdk: 'userData.addCommands("aws secretsmanager get-secret-value --secret-id <NAME>") instead of the secret',
    terraform: 'user_data = base64encode(templatefile("init.sh", { secret_id = aws_secretsmanager_secret.this.id }))',
  },
  aliases: { prowler: ['ec2_launch_template_no_secrets'], securityHub: [] },
  evaluate: ({ observed }) => judgeSecretFree(observed.UserDataSecrets, 'the user data of the template'),
})
