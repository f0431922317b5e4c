import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-region-imdsv2-default',
  title: 'New instances of the region require session tokens for their metadata',
  severity: 'high',
  resource: 'Keepwatch::EC2::Region',
  reads: ['InstanceMetadataDefaults'],
  rationale: 'Launches that say nothing get version 1, which hands credentials to forged requests. The default of the account is one call.',
  remediation: {
    cli: 'aws ec2 modify-instance-metadata-defaults --http-tokens required --region <REGION>',
    cdk: 'A custom resource that calls ModifyInstanceMetadataDefaults; CloudFormation has no resource for it',
    terraform: 'resource "aws_ec2_instance_metadata_defaults" "this" { http_tokens = "required" }',
  },
  aliases: { prowler: ['ec2_instance_account_imdsv2_enabled'], securityHub: [] },
  evaluate({ observed }) {
    const tokens = observed.InstanceMetadataDefaults.HttpTokens
    return tokens === 'required'
      ? pass('A session token is required by default.', { HttpTokens: tokens })
      : fail('No default requires a session token.', { HttpTokens: tokens })
  },
})
