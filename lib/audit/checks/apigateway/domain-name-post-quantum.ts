import { defineCheck, fail, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'apigateway-domain-name-post-quantum',
  title: 'The domain name of the API offers a post-quantum key exchange',
  severity: 'low',
  resource: 'AWS::ApiGateway::DomainName',
  reads: ['SecurityPolicy'],
  rationale:
    'Traffic that is recorded today can be read once a large quantum computer exists, unless its keys were agreed on in a way that such a computer does not break.',
  remediation: {
    cli: 'aws apigateway update-domain-name --domain-name <DOMAIN> --patch-operations op=replace,path=/securityPolicy,value=SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09 op=replace,path=/endpointAccessMode,value=STRICT',
    cdk: "new apigateway.CfnDomainName(this, 'Domain', { domainName: '<DOMAIN>', securityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', endpointAccessMode: 'STRICT' })",
    terraform:
      'resource "aws_api_gateway_domain_name" "this" { security_policy = "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", endpoint_access_mode = "STRICT" }',
  },
  aliases: { prowler: ['apigateway_domain_name_pqc_tls_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const policy = configuration.SecurityPolicy ?? 'TLS_1_2'
    if (offering.has(policy)) return pass(`Its security policy is ${policy}.`, { SecurityPolicy: policy })
    return without.has(policy)
      ? fail(`Its security policy is ${policy}, which is without it.`, { SecurityPolicy: policy })
      : undecided(`Its security policy ${policy} is not known here. Look it up at ${source}.`, { SecurityPolicy: policy, source })
  },
})

const source = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html'

/** Those that the API knows, by name (API Gateway API, SecurityPolicy, 2026-11-22): PQ says that the exchange is hybrid. */
const offering = new Set([
  'SecurityPolicy_TLS13_1_2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09',
])
const without = new Set([
  'TLS_1_0',
  'TLS_1_2',
  'SecurityPolicy_TLS13_1_2_2021_06',
  'SecurityPolicy_TLS12_2018_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
])
