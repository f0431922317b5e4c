import { defineCheck } from '../../check.ts'
import { judgeBound } from '../../enclave-attestation.ts'

export const check = defineCheck({
  id: 'kms-key-attestation-bound-to-deployment',
  title: 'The key of an enclave asks where and by whom the enclave was started',
  severity: 'informational',
  resource: 'AWS::KMS::Key',
  reads: ['KeyManager', 'KeyPolicy', 'KeyState'],
  rationale:
    'The image alone can be started by anybody who has the file. Pinning the role or the instance of the parent (PCR3, PCR4), or the signer (PCR8), ties it to your deployment.',
  remediation: {
    cli: 'aws kms put-key-policy --key-id <KEY_ID> --policy-name default --policy file://<POLICY_FILE> with {"Condition":{"StringEqualsIgnoreCase":{"kms:RecipientAttestation:ImageSha384":"<MEASUREMENT>"}}} on each statement that allows kms:Decrypt, together with kms:RecipientAttestation:PCR3, PCR4 or PCR8',
    cdk: "new iam.PolicyStatement({ actions: ['kms:Decrypt'], principals: [role], resources: ['*'], conditions: { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': '<MEASUREMENT>' } } })",
    terraform:
      'statement { actions = ["kms:Decrypt"], resources = ["*"], principals { type = "AWS", identifiers = [aws_iam_role.parent.arn] }, condition { test = "StringEqualsIgnoreCase", variable = "kms:RecipientAttestation:ImageSha384", values = ["<MEASUREMENT>"] } } in aws_iam_policy_document',
  },
  aliases: { prowler: ['kms_key_enclave_attestation_no_deployment_binding'], securityHub: [] },
  evaluate: (key) => judgeBound(key),
})
