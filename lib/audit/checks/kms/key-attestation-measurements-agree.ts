import { defineCheck } from '../../check.ts'
import { judgeAgree } from '../../enclave-attestation.ts'

export const check = defineCheck({
  id: 'kms-key-attestation-measurements-agree',
  title: 'Statements of an enclave’s key name the same measurements',
  severity: 'medium',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyPolicy', 'KeyState'],
  rationale:
    'Measurements that differ between statements are what is left of an old image: a build with a known weakness keeps its right to decrypt.',
  remediation: {
    cli: 'aws kms put-key-policy --key-id <KEY_ID> --policy-name default --policy file://<POLICY_FILE> with {"Condition":{"StringEqualsIgnoreCase":{"kms:RecipientAttestation:ImageSha384":"<MEASUREMENT>"}}} on each statement that allows kms:Decrypt, with the same measurements in each',
    cdk: "new iam.PolicyStatement({ actions: ['kms:Decrypt'], principals: [role], resources: ['*'], conditions: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': '<MEASUREMENT>' } } })",
    terraform:
      'statement { actions = ["kms:Decrypt"], resources = ["*"], principals { type = "AWS", identifiers = [aws_iam_role.parent.arn] }, condition { test = "StringEqualsIgnoreCase", variable = "kms:RecipientAttestation:ImageSha384", values = ["<MEASUREMENT>"] } } in aws_iam_policy_document',
  },
  aliases: { prowler: ['kms_key_enclave_attestation_pcr_mismatch'], securityHub: [] },
  evaluate: (key) => judgeAgree(key),
})
