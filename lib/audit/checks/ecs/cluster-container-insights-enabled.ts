import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ecs-cluster-container-insights-enabled',
  title: 'Container Insights measures the cluster',
  severity: 'low',
  resource: 'AWS::ECS::Cluster',
  reads: ['ClusterSettings'],
  rationale:
    'A miner in a container shows as processor time, a data theft as traffic out. Without numbers per task nobody sees which container it is, or that there is one.',
  remediation: {
    cli: 'aws ecs update-cluster-settings --cluster <CLUSTER> --settings name=containerInsights,value=enhanced',
    cdk: "new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENHANCED })",
    terraform: 'resource "aws_ecs_cluster" "this" { setting { name = "containerInsights", value = "enhanced" } }',
  },
  aliases: { prowler: ['ecs_cluster_container_insights_enabled'], securityHub: ['ECS.12'] },
  evaluate({ configuration: { ClusterSettings: settings } }) {
    const value = settings?.find(({ Name: name }) => name === 'containerInsights')?.Value ?? 'disabled'
    return value === 'enabled' || value === 'enhanced'
      ? pass(`Container Insights is ${value}.`, { containerInsights: value })
      : fail('Container Insights is off.', { containerInsights: value })
  },
})
