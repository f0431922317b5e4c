import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-enclave-host-imdsv2-required',
  title: 'An instance that hosts enclaves requires session tokens for its metadata',
  severity: 'high',
  resource: 'AWS::EC2::Instance',
  reads: ['EnclaveOptions', 'MetadataOptions'],
  rationale:
    'The parent of an enclave brokers its keys. A forged request that takes the credentials of its role takes the enclave’s way to KMS, too.',
  remediation: {
    cli: 'aws ec2 modify-instance-metadata-options --instance-id <INSTANCE_ID> --http-tokens required',
    cdk: 'new ec2.CfnInstance(this, "Host", { enclaveOptions: { enabled: true }, metadataOptions: { httpTokens: "required" } })',
    terraform: 'resource "aws_instance" "this" { enclave_options { enabled = true } metadata_options { http_tokens = "required" } }',
  },
  aliases: { prowler: ['ec2_confidential_workload_host_imdsv2_not_enforced'], securityHub: [] },
  evaluate({ configuration }) {
    if (configuration.EnclaveOptions?.Enabled !== true) return notApplicable('It hosts no enclaves.', { Enabled: false })
    const tokens = configuration.MetadataOptions?.HttpTokens ?? null
    return tokens === 'required'
      ? pass('A session token is required.', { HttpTokens: tokens })
      : fail('Requests without a session token are answered.', { HttpTokens: tokens })
  },
})
