import { defineCheck, notApplicable } from '../../check.ts'
import { judgeSupport } from '../../judge-support.ts'

export const check = defineCheck({
  id: 'lambda-function-runtime-supported',
  title: 'The runtime of the function is still supported',
  severity: 'medium',
  resource: 'AWS::Lambda::Function',
  reads: ['Runtime', 'PackageType'],
  rationale:
    'When support ends, known holes in the language stay open for good, and after a while the function can be neither changed nor made again.',
  remediation: {
    cli: 'aws lambda update-function-configuration --function-name <FUNCTION> --runtime <NEWER_RUNTIME>, after a test of the code with it',
    cdk: "new lambda.Function(this, 'Fn', { runtime: lambda.Runtime.NODEJS_LATEST, handler: 'index.handler', code })",
    terraform: 'resource "aws_lambda_function" "this" { runtime = "<NEWER_RUNTIME>" }',
  },
  aliases: { prowler: ['awslambda_function_using_supported_runtimes'], securityHub: ['Lambda.2'] },
  evaluate({ configuration }, context) {
    if (configuration.PackageType === 'Image')
      return notApplicable('It runs a container image, which brings its own runtime.', { PackageType: 'Image' })
    const runtime = configuration.Runtime
    return runtime === null
      ? notApplicable('It has no runtime of AWS.', { Runtime: null })
      : judgeSupport('lambda', runtime, 'The runtime', context)
  },
})
