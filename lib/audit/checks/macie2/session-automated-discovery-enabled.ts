import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'macie2-session-automated-discovery-enabled',
  title: 'Macie looks for sensitive data in all buckets by itself',
  severity: 'low',
  resource: 'AWS::Macie::Session',
  reads: ['AutomatedDiscoveryStatus', 'Status'],
  rationale:
    'Nobody can protect what nobody knows of: exports and copies with personal data turn up in buckets that were made for something else.',
  remediation: {
    cli: 'aws macie2 update-automated-discovery-configuration --status ENABLED --region <REGION>',
    cdk: "new cr.AwsCustomResource(this, 'Discovery', { onUpdate: { service: 'Macie2', action: 'updateAutomatedDiscoveryConfiguration', parameters: { status: 'ENABLED' }, physicalResourceId: cr.PhysicalResourceId.of('discovery') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
    terraform:
      'resource "aws_macie2_classification_job" "this" { job_type = "SCHEDULED", s3_job_definition { bucket_definitions { account_id = "<ACCOUNT_ID>", buckets = ["<BUCKET>"] } } } where automated discovery is not wanted',
  },
  aliases: { prowler: ['macie_automated_sensitive_data_discovery_enabled'], securityHub: ['Macie.2'] },
  evaluate({ configuration: { Status }, observed }) {
    if (Status !== 'ENABLED') return notApplicable(`Macie is ${Status} in this region.`, { Status })
    const { AutomatedDiscoveryStatus: discovery } = observed
    return discovery === 'ENABLED'
      ? pass('Macie looks for sensitive data by itself.', { AutomatedDiscoveryStatus: discovery })
      : fail(`Automated discovery is ${discovery}.`, { AutomatedDiscoveryStatus: discovery })
  },
})
