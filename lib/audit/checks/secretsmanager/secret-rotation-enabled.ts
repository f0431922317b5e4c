import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'secretsmanager-secret-rotation-enabled',
  title: 'The secret is rotated by itself',
  severity: 'medium',
  resource: 'AWS::SecretsManager::Secret',
  reads: ['RotationEnabled', 'RotationRules'],
  rationale: 'A password that never changes stays good for whoever once saw it: former staff, an old log, a stolen backup.',
  remediation: {
    cli: 'aws secretsmanager rotate-secret --secret-id <SECRET_ARN> --rotation-lambda-arn <FUNCTION_ARN> --rotation-rules AutomaticallyAfterDays=30',
    cdk: "secret.addRotationSchedule('Rotation', { rotationLambda: fn, automaticallyAfter: Duration.days(30) })",
    terraform:
      'resource "aws_secretsmanager_secret_rotation" "this" { secret_id = aws_secretsmanager_secret.this.id, rotation_lambda_arn = aws_lambda_function.rotate.arn, rotation_rules { automatically_after_days = 30 } }',
  },
  aliases: { prowler: ['secretsmanager_automatic_rotation_enabled'], securityHub: ['SecretsManager.1'] },
  evaluate({ configuration, observed: { RotationEnabled } }) {
    const evidence = { RotationEnabled, RotationRules: configuration.RotationRules }
    return RotationEnabled ? pass('The secret is rotated by itself.', evidence) : fail('The secret is not rotated by itself.', evidence)
  },
})
