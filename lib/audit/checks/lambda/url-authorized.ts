import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'lambda-url-authorized',
  title: 'The URL of the function takes signed requests only',
  severity: 'high',
  resource: 'AWS::Lambda::Url',
  reads: ['AuthType', 'TargetFunctionArn'],
  rationale:
    'A URL without authorisation is found sooner or later, and everybody who knows it runs the function with the rights of its role: as often as they like, and at the owner’s cost.',
  remediation: {
    cli: 'aws lambda update-function-url-config --function-name <FUNCTION> --auth-type AWS_IAM',
    cdk: 'fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM })',
    terraform: 'resource "aws_lambda_function_url" "this" { function_name = aws_lambda_function.this.arn, authorization_type = "AWS_IAM" }',
  },
  aliases: { prowler: ['awslambda_function_url_public'], securityHub: [] },
  evaluate({ configuration }) {
    const evidence = { AuthType: configuration.AuthType, TargetFunctionArn: configuration.TargetFunctionArn }
    return configuration.AuthType === 'AWS_IAM'
      ? pass('It takes requests that are signed by somebody who may call the function.', evidence)
      : fail(`Its authorisation is ${configuration.AuthType}: everybody may call it.`, evidence)
  },
})
