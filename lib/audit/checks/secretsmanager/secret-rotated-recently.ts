import { defineCheck, fail, pass } from '../../check.ts'

const dayInMilliseconds = 86_400_000

export const check = defineCheck({
  id: 'secretsmanager-secret-rotated-recently',
  title: 'The secret was replaced within the days we set',
  severity: 'medium',
  resource: 'AWS::SecretsManager::Secret',
  reads: ['LastRotatedDate', 'CreatedDate'],
  rationale: 'The older a password is, the more places it has leaked to: shells, tickets, copies of configuration.',
  remediation: {
    cli: 'aws secretsmanager rotate-secret --secret-id <SECRET_ARN>',
    cdk: "secret.addRotationSchedule('Rotation', { rotationLambda: fn, automaticallyAfter: Duration.days(30) })",
    terraform:
      'resource "aws_secretsmanager_secret_rotation" "this" { secret_id = aws_secretsmanager_secret.this.id, rotation_lambda_arn = aws_lambda_function.rotate.arn, rotation_rules { automatically_after_days = 30 } }',
  },
  aliases: { prowler: ['secretsmanager_secret_rotated_periodically'], securityHub: ['SecretsManager.4'] },
  evaluate({ observed: { LastRotatedDate: last, CreatedDate: made } }, { takenAt, thresholds: { secretRotationDays: most } }) {
    if (last === null) return fail('The secret was never rotated.', { LastRotatedDate: null, CreatedDate: made })
    const days = Math.floor((takenAt - Date.parse(last)) / dayInMilliseconds)
    const evidence = { LastRotatedDate: last, days, most }
    return days > most
      ? fail(`It was rotated ${days} days ago; wanted within ${most}.`, evidence)
      : pass(`It was rotated ${days} days ago.`, evidence)
  },
})
