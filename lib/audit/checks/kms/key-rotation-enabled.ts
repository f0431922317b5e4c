import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

type Configuration = {
  readonly EnableKeyRotation?: boolean
  readonly KeySpec?: string
  readonly Origin?: string
}
type Observed = { readonly KeyManager?: string; readonly KeyState?: string }

export const check = defineCheck<Configuration, Observed>({
  id: 'kms-key-rotation-enabled',
  title: 'Symmetric KMS keys of the customer are rotated automatically',
  severity: 'medium',
  resource: 'AWS::KMS::Key',
  rationale:
    'Rotation limits how much is encrypted under one piece of key material, and so what is lost with it. KMS keeps the old material, so nothing has to be encrypted anew.',
  remediation: 'aws kms enable-key-rotation --key-id <KEY_ID>',
  aliases: { prowler: ['kms_cmk_rotation_enabled'], securityHub: ['KMS.4'] },
  evaluate({ configuration, observed }) {
    const { KeyManager: manager = 'CUSTOMER', KeyState: state = 'Enabled' } = observed
    if (manager === 'AWS') return notApplicable('AWS manages this key and rotates it every year.', { KeyManager: manager })
    const { KeySpec: spec = 'SYMMETRIC_DEFAULT', Origin: origin = 'AWS_KMS' } = configuration
    if (spec !== 'SYMMETRIC_DEFAULT')
      return notApplicable(`KMS rotates symmetric encryption keys only; this is ${spec}.`, { KeySpec: spec })
    if (origin !== 'AWS_KMS')
      return notApplicable(`The key material comes from ${origin}; KMS cannot rotate it by itself.`, { Origin: origin })
    if (state !== 'Enabled') return notApplicable(`The key is not in use (${state}).`, { KeyState: state })
    const { EnableKeyRotation: rotated } = configuration
    const evidence = { EnableKeyRotation: rotated ?? null, KeyState: state }
    if (rotated === true) return pass('The key is rotated automatically.', evidence)
    return rotated === false || rotated === undefined
      ? fail('The key is never rotated.', evidence)
      : undecided('The snapshot does not say whether the key is rotated.', evidence)
  },
})
