import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'lambda-function-not-public',
  title: 'The function’s policy does not let everybody call it',
  severity: 'critical',
  resource: 'AWS::Lambda::Function',
  reads: ['Policy'],
  rationale:
    'Anybody with an AWS account, or without one through a URL, can then run the function with the rights of its role, and at the owner’s cost.',
  remediation: {
    cli: 'aws lambda get-policy --function-name <FUNCTION>, then aws lambda remove-permission --function-name <FUNCTION> --statement-id <SID>; allow one caller instead: aws lambda add-permission --function-name <FUNCTION> --statement-id <SID> --action lambda:InvokeFunction --principal <SERVICE_OR_ACCOUNT> --source-arn <ARN>',
    cdk: "fn.addPermission('Bucket', { principal: new iam.ServicePrincipal('s3.amazonaws.com'), sourceArn: bucket.bucketArn, sourceAccount: this.account })",
    terraform:
      'resource "aws_lambda_permission" "this" { function_name = aws_lambda_function.this.arn, action = "lambda:InvokeFunction", principal = "s3.amazonaws.com", source_arn = <ARN>, source_account = <ACCOUNT_ID> }',
  },
  aliases: { prowler: ['awslambda_function_not_publicly_accessible'], securityHub: ['Lambda.1'] },
  evaluate: ({ configuration }) => judgeNotPublic(configuration.Policy, 'The function'),
})
