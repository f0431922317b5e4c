import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'lambda-url-origins-named',
  title: 'The URL of the function names the sites whose pages may call it',
  severity: 'medium',
  resource: 'AWS::Lambda::Url',
  reads: ['Cors'],
  rationale:
    'With "*" the page of any site that a person happens to visit can call the function from their browser, inside their network, and read what it answers.',
  remediation: {
    cli: 'aws lambda update-function-url-config --function-name <FUNCTION> --cors AllowOrigins=https://<SITE>',
    cdk: "fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM, cors: { allowedOrigins: ['https://<SITE>'] } })",
    terraform: 'resource "aws_lambda_function_url" "this" { cors { allow_origins = ["https://<SITE>"] } }',
  },
  aliases: { prowler: ['awslambda_function_url_cors_policy'], securityHub: [] },
  evaluate({ configuration }) {
    const origins = configuration.Cors?.AllowOrigins ?? []
    if (origins.length === 0) return pass('No page of another site may call it.', { AllowOrigins: [] })
    // A wildcard anywhere in the list outdoes the rest of it; `https://*` is one too.
    const wild = origins.filter((origin) => /^(?:\*|https?:\/\/\*)$/.test(origin.trim()))
    return wild.length > 0
      ? fail('Pages of every site may call it.', { AllowOrigins: origins.slice(0, 20) })
      : pass(`Pages of ${origins.length} sites may call it.`, { AllowOrigins: origins.slice(0, 20) })
  },
})
