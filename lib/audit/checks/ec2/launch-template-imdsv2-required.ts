import { defineCheck, fail, pass } from '../../check.ts'

type Version = { readonly MetadataOptions?: { readonly HttpTokens?: string; readonly HttpEndpoint?: string } | null } | null

export const check = defineCheck({
  id: 'ec2-launch-template-imdsv2-required',
  title: 'The launch template requires session tokens for metadata',
  severity: 'high',
  resource: 'AWS::EC2::LaunchTemplate',
  reads: ['LaunchTemplateData', 'DefaultVersionData'],
  rationale: 'Every machine of a group comes from its template. One that leaves version 1 open opens it on all of them.',
  remediation: {
    cli: 'aws ec2 create-launch-template-version --launch-template-id <TEMPLATE_ID> --source-version \'$Latest\' --launch-template-data \'{"MetadataOptions":{"HttpTokens":"required"}}\'; aws ec2 modify-launch-template --launch-template-id <TEMPLATE_ID> --default-version <VERSION>',
    cdk: 'new ec2.LaunchTemplate(this, "Hosts", { …, requireImdsv2: true })',
    terraform: 'resource "aws_launch_template" "this" { metadata_options { http_tokens = "required" } }',
  },
  aliases: { prowler: ['ec2_launch_template_imdsv2_required'], securityHub: [] },
  evaluate({ configuration, observed }) {
    const versions = [configuration.LaunchTemplateData as Version, observed.DefaultVersionData as Version]
    const open = versions.filter(
      (version) => version?.MetadataOptions?.HttpEndpoint !== 'disabled' && version?.MetadataOptions?.HttpTokens !== 'required',
    )
    const evidence = { MetadataOptions: versions.map((version) => version?.MetadataOptions ?? null) }
    return open.length === 0
      ? pass('A session token is required.', evidence)
      : fail('Machines from it answer requests without a session token.', evidence)
  },
})
