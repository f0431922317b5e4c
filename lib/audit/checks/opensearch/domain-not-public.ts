import { defineCheck, pass } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'opensearch-domain-not-public',
  title: 'The domain cannot be used by everybody',
  severity: 'critical',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['VPCOptions', 'AccessPolicies'],
  rationale: 'Open search clusters are found within hours, read out and held to ransom: an index needs no exploit, only its address.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --access-policies file://<POLICY_FILE> with named principals; better, make a domain inside a VPC',
    cdk: 'new opensearch.Domain(this, "Search", { …, vpc, accessPolicies: [new iam.PolicyStatement({ principals: [role], actions: ["es:ESHttp*"], resources: ["*"] })] })',
    terraform: 'resource "aws_opensearch_domain" "this" { vpc_options { subnet_ids = [aws_subnet.private.id] } }',
  },
  aliases: { prowler: ['opensearch_service_domains_not_publicly_accessible'], securityHub: ['Opensearch.2', 'ES.2'] },
  evaluate({ configuration }) {
    const subnets = configuration.VPCOptions?.SubnetIds ?? []
    if (subnets.length > 0) return pass('It stands in a VPC and has no public endpoint.', { VPCOptions: configuration.VPCOptions })
    return judgeNotPublic(configuration.AccessPolicies, 'The domain')
  },
})
