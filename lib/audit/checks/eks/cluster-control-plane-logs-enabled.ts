import { defineCheck, fail, pass } from '../../check.ts'

const wanted = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const

export const check = defineCheck({
  id: 'eks-cluster-control-plane-logs-enabled',
  title: 'The control plane of the cluster writes every kind of log that it has',
  severity: 'medium',
  resource: 'AWS::EKS::Cluster',
  reads: ['Logging'],
  rationale:
    'The audit log says who asked for what; the others say how a person became a user of the cluster and what the control plane made of it. After an incident, whichever is missing is the one that is asked for.',
  remediation: {
    cli: 'They are billed as ingestion of CloudWatch Logs: aws eks update-cluster-config --name <CLUSTER> --logging \'{"clusterLogging":[{"types":["api","audit","authenticator","controllerManager","scheduler"],"enabled":true}]}\'',
    cdk: "new eks.Cluster(this, 'Cluster', { version: eks.KubernetesVersion.V1_34, clusterLogging: Object.values(eks.ClusterLoggingTypes) })",
    terraform:
      'resource "aws_eks_cluster" "this" { enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"] }',
  },
  aliases: { prowler: ['eks_control_plane_logging_all_types_enabled'], securityHub: [] },
  evaluate({ configuration: { Logging: logging } }) {
    const types = (logging?.ClusterLogging?.EnabledTypes ?? []).map(({ Type: type }) => type)
    const missing = wanted.filter((type) => !types.includes(type))
    return missing.length === 0
      ? pass('It writes all kinds of logs.', { EnabledTypes: types })
      : fail(`It does not write ${missing.join(', ')}.`, { EnabledTypes: types, missing })
  },
})
