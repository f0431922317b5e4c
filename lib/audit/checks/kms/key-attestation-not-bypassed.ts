import { defineCheck } from '../../check.ts'
import { judgeNotBypassed } from '../../enclave-attestation.ts'

export const check = defineCheck({
  id: 'kms-key-attestation-not-bypassed',
  title: 'No other statement of an enclave’s key allows decrypting without attestation',
  severity: 'high',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyPolicy', 'KeyState'],
  rationale:
    'One statement without the condition, such as kms:* for the whole account, is a way around the enclave for whoever holds a role with decrypt rights.',
  remediation: {
    cli: 'aws kms put-key-policy --key-id <KEY_ID> --policy-name default --policy file://<POLICY_FILE> with {"Condition":{"StringEqualsIgnoreCase":{"kms:RecipientAttestation:ImageSha384":"<MEASUREMENT>"}}} on each statement that allows kms:Decrypt, and leave them out of the statement for administrators',
    cdk: "new iam.PolicyStatement({ actions: ['kms:Decrypt'], principals: [role], resources: ['*'], conditions: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': '<MEASUREMENT>' } } })",
    terraform:
      'statement { actions = ["kms:Decrypt"], resources = ["*"], principals { type = "AWS", identifiers = [aws_iam_role.parent.arn] }, condition { test = "StringEqualsIgnoreCase", variable = "kms:RecipientAttestation:ImageSha384", values = ["<MEASUREMENT>"] } } in aws_iam_policy_document',
  },
  aliases: { prowler: ['kms_key_enclave_attestation_bypassable_path'], securityHub: [] },
  evaluate: (key) => judgeNotBypassed(key),
})
