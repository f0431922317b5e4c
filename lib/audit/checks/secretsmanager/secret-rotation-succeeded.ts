import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

const dayInMilliseconds = 86_400_000

export const check = defineCheck({
  id: 'secretsmanager-secret-rotation-succeeded',
  title: 'The last rotation that was due took place',
  severity: 'medium',
  resource: 'AWS::SecretsManager::Secret',
  reads: ['RotationEnabled', 'LastRotatedDate', 'NextRotationDate', 'RotationRules', 'CreatedDate'],
  rationale:
    'Rotation that fails, because its function lost a right or a network path, leaves the old password in place while everybody believes it changed.',
  remediation: {
    cli: 'See why in the log of its function, mend it and try again: aws secretsmanager rotate-secret --secret-id <SECRET_ARN>',
    cdk: "secret.addRotationSchedule('Rotation', { rotationLambda: fn, automaticallyAfter: Duration.days(30) })",
    terraform:
      'resource "aws_secretsmanager_secret_rotation" "this" { secret_id = aws_secretsmanager_secret.this.id, rotation_lambda_arn = aws_lambda_function.rotate.arn, rotation_rules { automatically_after_days = 30 } }',
  },
  aliases: { prowler: [], securityHub: ['SecretsManager.2'] },
  evaluate({ configuration: { RotationRules: rules }, observed }, { takenAt }) {
    if (!observed.RotationEnabled) return notApplicable('The secret is not rotated by itself.', { RotationEnabled: false })
    const { LastRotatedDate: last, NextRotationDate: next } = observed
    const evidence = { LastRotatedDate: last, NextRotationDate: next, RotationRules: rules }
    // The date is the last moment of its window; a day of grace covers windows of other time zones.
    if (next !== null && Date.parse(next) + dayInMilliseconds < takenAt) return fail(`A rotation was due by ${next}.`, evidence)
    const from = last ?? observed.CreatedDate
    const days = rules?.AutomaticallyAfterDays
    if (days !== undefined && from !== null && Date.parse(from) + (days + 1) * dayInMilliseconds < takenAt)
      return fail(`It was due ${days} days after ${from}, and did not take place.`, evidence)
    if (last !== null) return pass(`It was rotated at ${last}.`, evidence)
    return next === null
      ? undecided('It was never rotated, and nothing says when it is due.', evidence)
      : pass(`Its first rotation is due by ${next}.`, evidence)
  },
})
