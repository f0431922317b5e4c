import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { notOurs } from '../../own-key.ts'

export const check = defineCheck({
  id: 'kms-key-single-region',
  title: 'Keys of the customer stay in one region',
  severity: 'low',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyState', 'MultiRegion'],
  rationale:
    'The same key material in several regions means several places with rights of their own to guard, and data that can be decrypted where it should not be.',
  remediation: {
    cli: 'A key cannot be changed into a single-region one: make a new one and encrypt anew: aws kms create-key --no-multi-region',
    cdk: "new kms.Key(this, 'Key', { multiRegion: false })",
    terraform: 'resource "aws_kms_key" "this" { multi_region = false }',
  },
  aliases: { prowler: ['kms_cmk_not_multi_region'], securityHub: [] },
  evaluate({ configuration, observed: { KeyManager: manager, KeyState: state } }) {
    const managed = notOurs(manager)
    if (managed) return managed
    if (state !== 'Enabled') return notApplicable(`The key is not in use (${state}).`, { KeyState: state })
    return configuration.MultiRegion === true
      ? fail('The key is one of several regions.', { MultiRegion: true })
      : pass('The key lives in one region.', { MultiRegion: false })
  },
})
