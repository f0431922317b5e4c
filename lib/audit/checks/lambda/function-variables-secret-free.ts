import { defineCheck } from '../../check.ts'
import { judgeSecretFree } from '../../judge-secret-free.ts'

export const check = defineCheck({
  id: 'lambda-function-variables-secret-free',
  title: 'No variable of the function’s environment holds a secret',
  severity: 'high',
  resource: 'AWS::Lambda::Function',
  reads: ['EnvironmentSecrets'],
  rationale:
    'Everybody who may list functions reads their variables, and they stand in templates, tickets and logs as well: a password there is known to many and changed by nobody.',
  remediation: {
    cli: 'aws secretsmanager create-secret --name <NAME> --secret-string file://<FILE>, read it in the code, take the variable away: aws lambda update-function-configuration --function-name <FUNCTION> --environment Variables={SECRET_NAME=<NAME>}, and replace the secret: it is known',
    cdk: "secret.grantRead(fn); fn.addEnvironment('SECRET_NAME', secret.secretName)",
    terraform:
      'resource "aws_lambda_function" "this" { environment { variables = { SECRET_NAME = aws_secretsmanager_secret.this.name } } }',
  },
  aliases: { prowler: ['awslambda_function_no_secrets_in_variables'], securityHub: [] },
  evaluate: ({ observed }) => judgeSecretFree(observed.EnvironmentSecrets, 'the variables'),
})
