import { defineCheck, fail, pass, undecided } from '../../check.ts'

const dayInMilliseconds = 86_400_000

export const check = defineCheck({
  id: 'secretsmanager-secret-used',
  title: 'Secrets that nobody has read for long are removed',
  severity: 'low',
  resource: 'AWS::SecretsManager::Secret',
  reads: ['LastAccessedDate', 'CreatedDate'],
  rationale: 'A secret that nothing reads is seldom rotated and seldom missed when it is stolen; what it opens may still be there.',
  remediation: {
    cli: 'Look who used it, then let it go; it can be called back within the window: aws secretsmanager delete-secret --secret-id <SECRET_ARN> --recovery-window-in-days 30',
    cdk: "Remove the secret from the stack; keep removalPolicy: RemovalPolicy.DESTROY so that it goes: new secretsmanager.Secret(this, 'Secret', { removalPolicy: RemovalPolicy.DESTROY })",
    terraform: 'resource "aws_secretsmanager_secret" "this" { recovery_window_in_days = 30 } (remove the resource)',
  },
  aliases: { prowler: ['secretsmanager_secret_unused'], securityHub: ['SecretsManager.3'] },
  evaluate({ observed: { LastAccessedDate: read, CreatedDate: made } }, { takenAt, thresholds: { unusedSecretDays: most } }) {
    const since = read ?? made
    if (since === null) return undecided('Nothing says when the secret was read or made.')
    const days = Math.floor((takenAt - Date.parse(since)) / dayInMilliseconds)
    const evidence = { LastAccessedDate: read, CreatedDate: made, days, most }
    const what = read === null ? `was never read since it was made ${days} days ago` : `was last read ${days} days ago`
    return days > most ? fail(`The secret ${what}; wanted within ${most}.`, evidence) : pass(`The secret ${what}.`, evidence)
  },
})
