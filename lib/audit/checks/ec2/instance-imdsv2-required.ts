import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-instance-imdsv2-required',
  title: 'The instance answers metadata requests with a session token only',
  severity: 'high',
  resource: 'AWS::EC2::Instance',
  reads: ['MetadataOptions'],
  rationale:
    'Version 1 of the metadata service hands the credentials of the role to whoever makes the instance fetch an address: one forged request in a web application is enough.',
  remediation: {
    cli: 'aws ec2 modify-instance-metadata-options --instance-id <INSTANCE_ID> --http-tokens required --http-endpoint enabled',
    cdk: 'new ec2.Instance(this, "Host", { …, requireImdsv2: true })',
    terraform: 'resource "aws_instance" "this" { metadata_options { http_tokens = "required" } }',
  },
  aliases: { prowler: ['ec2_instance_imdsv2_enabled'], securityHub: ['EC2.8'] },
  evaluate({ configuration }) {
    const { HttpTokens: tokens, HttpEndpoint: endpoint } = configuration.MetadataOptions ?? {}
    const evidence = { HttpTokens: tokens ?? null, HttpEndpoint: endpoint ?? null }
    if (endpoint === 'disabled') return pass('The metadata service is off.', evidence)
    if (tokens === 'required') return pass('A session token is required.', evidence)
    return fail('Requests without a session token are answered.', evidence)
  },
})
