import { defineCheck, fail, pass } from '../../check.ts'
import { notOurs } from '../../own-key.ts'

export const check = defineCheck({
  id: 'kms-key-deletion-not-scheduled',
  title: 'No key is waiting for its deletion',
  severity: 'high',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyState', 'DeletionDate'],
  rationale:
    'With the key everything that was encrypted under it is gone for good, in every backup too. That is a way to destroy an account’s data with one call.',
  remediation: {
    cli: 'If nobody wanted it: aws kms cancel-key-deletion --key-id <KEY_ID>; aws kms enable-key --key-id <KEY_ID>. Otherwise see who still uses the key before its time is over.',
    cdk: "new kms.Key(this, 'Key', { removalPolicy: RemovalPolicy.RETAIN, pendingWindow: Duration.days(30) })",
    terraform: 'resource "aws_kms_key" "this" { deletion_window_in_days = 30, lifecycle { prevent_destroy = true } }',
  },
  aliases: { prowler: ['kms_cmk_not_deleted_unintentionally'], securityHub: ['KMS.3'] },
  evaluate({ observed }) {
    const managed = notOurs(observed.KeyManager)
    if (managed) return managed
    const { KeyState: state } = observed
    if (state !== 'PendingDeletion' && state !== 'PendingReplicaDeletion') return pass(`The key stays (${state}).`, { KeyState: state })
    const { DeletionDate: date } = observed
    return fail(`The key will be deleted${date ? ` on ${date.slice(0, 10)}` : ''}.`, { KeyState: state, DeletionDate: date })
  },
})
