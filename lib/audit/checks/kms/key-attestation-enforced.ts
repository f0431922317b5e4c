import { defineCheck } from '../../check.ts'
import { judgeEnforced } from '../../enclave-attestation.ts'

export const check = defineCheck({
  id: 'kms-key-attestation-enforced',
  title: 'A key meant for enclaves is used on proof of the enclave’s image alone',
  severity: 'high',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyPolicy', 'KeyState'],
  rationale:
    'An enclave protects data from the machine it runs on only while the key asks for its attestation. A test that any image passes, or that a debug enclave passes, is none.',
  remediation: {
    cli: 'aws kms put-key-policy --key-id <KEY_ID> --policy-name default --policy file://<POLICY_FILE> with {"Condition":{"StringEqualsIgnoreCase":{"kms:RecipientAttestation:ImageSha384":"<MEASUREMENT>"}}} on each statement that allows kms:Decrypt or kms:GenerateDataKey',
    cdk: "new iam.PolicyStatement({ actions: ['kms:Decrypt'], principals: [role], resources: ['*'], conditions: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': '<MEASUREMENT>' } } })",
    terraform:
      'statement { actions = ["kms:Decrypt"], resources = ["*"], principals { type = "AWS", identifiers = [aws_iam_role.parent.arn] }, condition { test = "StringEqualsIgnoreCase", variable = "kms:RecipientAttestation:ImageSha384", values = ["<MEASUREMENT>"] } } in aws_iam_policy_document',
  },
  aliases: { prowler: ['kms_key_enclave_attestation_not_enforced'], securityHub: [] },
  evaluate: (key) => judgeEnforced(key),
})
