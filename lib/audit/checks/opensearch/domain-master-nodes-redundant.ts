import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'opensearch-domain-master-nodes-redundant',
  title: 'The domain has three dedicated master nodes',
  severity: 'medium',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['ClusterConfig'],
  rationale: 'A domain with too few nodes stops answering, or loses its view of itself, when one of them or its zone fails.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --cluster-config DedicatedMasterEnabled=true,DedicatedMasterType=<TYPE>,DedicatedMasterCount=3',
    cdk: 'new opensearch.Domain(this, "Search", { …, capacity: { masterNodes: 3 } })',
    terraform: 'resource "aws_opensearch_domain" "this" { cluster_config { dedicated_master_enabled = true, dedicated_master_count = 3 } }',
  },
  aliases: { prowler: ['opensearch_service_domains_fault_tolerant_master_nodes'], securityHub: ['Opensearch.11', 'ES.7'] },
  evaluate({ configuration }) {
    const { DedicatedMasterEnabled: dedicated = false, DedicatedMasterCount: count = 0 } = configuration.ClusterConfig ?? {}
    const evidence = { DedicatedMasterEnabled: dedicated, DedicatedMasterCount: count }
    return dedicated === true && count >= 3
      ? pass(`${count} dedicated master nodes.`, evidence)
      : fail(
          dedicated === true ? `There are ${count} dedicated master nodes; wanted three.` : 'It has no dedicated master nodes.',
          evidence,
        )
  },
})
