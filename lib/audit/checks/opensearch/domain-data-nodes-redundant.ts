import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'opensearch-domain-data-nodes-redundant',
  title: 'The domain has three data nodes over zones',
  severity: 'medium',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['ClusterConfig'],
  rationale: 'A domain with too few nodes stops answering, or loses its view of itself, when one of them or its zone fails.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --cluster-config InstanceCount=3,ZoneAwarenessEnabled=true,ZoneAwarenessConfig={AvailabilityZoneCount=3}',
    cdk: 'new opensearch.Domain(this, "Search", { …, capacity: { dataNodes: 3 }, zoneAwareness: { enabled: true, availabilityZoneCount: 3 } })',
    terraform: 'resource "aws_opensearch_domain" "this" { cluster_config { instance_count = 3, zone_awareness_enabled = true } }',
  },
  aliases: { prowler: ['opensearch_service_domains_fault_tolerant_data_nodes'], securityHub: ['Opensearch.6', 'ES.6'] },
  evaluate({ configuration }) {
    const { InstanceCount: count = 1, ZoneAwarenessEnabled: zones = false } = configuration.ClusterConfig ?? {}
    const evidence = { InstanceCount: count, ZoneAwarenessEnabled: zones }
    return count >= 3 && zones === true
      ? pass(`${count} data nodes stand in several zones.`, evidence)
      : fail(zones === true ? `There are ${count} data nodes; wanted three.` : 'All data nodes stand in one zone.', evidence)
  },
})
