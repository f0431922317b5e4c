import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { notOurs } from '../../own-key.ts'

export const check = defineCheck({
  id: 'kms-key-rotation-enabled',
  title: 'Symmetric KMS keys of the customer are rotated automatically',
  severity: 'medium',
  resource: 'AWS::KMS::Key',
  reads: ['EnableKeyRotation', 'KeySpec', 'Origin', 'KeyManager', 'KeyState'],
  rationale:
    'Rotation limits how much is encrypted under one piece of key material, and so what is lost with it. KMS keeps the old material, so nothing has to be encrypted anew.',
  remediation: {
    cli: 'aws kms enable-key-rotation --key-id <KEY_ID>',
    cdk: "new kms.Key(this, 'Key', { enableKeyRotation: true })",
    terraform: 'resource "aws_kms_key" "this" { enable_key_rotation = true }',
  },
  aliases: { prowler: ['kms_cmk_rotation_enabled'], securityHub: ['KMS.4'] },
  evaluate({ configuration, observed }) {
    const managed = notOurs(observed.KeyManager)
    if (managed) return managed
    const { KeySpec: spec, Origin: origin } = configuration
    if (spec !== 'SYMMETRIC_DEFAULT')
      return notApplicable(`KMS rotates symmetric encryption keys only; this is ${spec}.`, { KeySpec: spec })
    if (origin !== 'AWS_KMS')
      return notApplicable(`The key material comes from ${origin}; KMS cannot rotate it by itself.`, { Origin: origin })
    const { KeyState: state } = observed
    if (state !== 'Enabled') return notApplicable(`The key is not in use (${state}).`, { KeyState: state })
    const { EnableKeyRotation: rotated } = configuration
    const evidence = { EnableKeyRotation: rotated, KeyState: state }
    if (rotated === true) return pass('The key is rotated automatically.', evidence)
    return rotated === false || rotated === null
      ? fail('The key is never rotated.', evidence)
      : undecided('The snapshot does not say whether the key is rotated.', evidence)
  },
})
