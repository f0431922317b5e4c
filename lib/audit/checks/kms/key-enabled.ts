import { defineCheck, fail, pass } from '../../check.ts'
import { notOurs } from '../../own-key.ts'

export const check = defineCheck({
  id: 'kms-key-enabled',
  title: 'Keys of the customer are in use, or on their way out',
  severity: 'low',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyState'],
  rationale:
    'A key that lies switched off is forgotten: nobody reviews who may switch it on again, and data under it cannot be read when it is needed.',
  remediation: {
    cli: 'Switch it on, or let it go when nothing needs it: aws kms enable-key --key-id <KEY_ID>; aws kms schedule-key-deletion --key-id <KEY_ID> --pending-window-in-days 30',
    cdk: "new kms.Key(this, 'Key', { enabled: true })",
    terraform: 'resource "aws_kms_key" "this" { is_enabled = true }',
  },
  aliases: { prowler: ['kms_cmk_are_used'], securityHub: [] },
  evaluate({ observed: { KeyManager: manager, KeyState: state } }) {
    const managed = notOurs(manager)
    if (managed) return managed
    if (state === 'Enabled') return pass('The key is on.', { KeyState: state })
    return state === 'PendingDeletion' || state === 'PendingReplicaDeletion'
      ? pass('The key is not used and waits for its deletion.', { KeyState: state })
      : fail(`The key is not in use (${state}).`, { KeyState: state })
  },
})
