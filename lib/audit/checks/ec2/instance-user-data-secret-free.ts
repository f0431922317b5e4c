import { defineCheck } from '../../check.ts'
import { judgeSecretFree } from '../../judge-secret-free.ts'

export const check = defineCheck({
  id: 'ec2-instance-user-data-secret-free',
  title: 'No secret stands in the user data of the instance',
  severity: 'high',
  resource: 'AWS::EC2::Instance',
  reads: ['UserDataSecrets'],
  rationale:
    'User data can be read by every process on the machine and by whoever may describe instances. It is the first place where an intruder looks.',
  remediation: {
    cli: 'Keep the secret in Secrets Manager and let the role read it: aws secretsmanager create-secret --name <NAME> --secret-string file://<FILE>; then change the secret, since it was readable',
    cdk: 'instance.userData.addCommands("aws secretsmanager get-secret-value --secret-id <NAME>") instead of the secret',
    terraform: 'user_data = templatefile("init.sh", { secret_id = aws_secretsmanager_secret.this.id })',
  },
  aliases: { prowler: ['ec2_instance_secrets_user_data'], securityHub: [] },
  evaluate: ({ observed }) => judgeSecretFree(observed.UserDataSecrets, 'the user data'),
})
