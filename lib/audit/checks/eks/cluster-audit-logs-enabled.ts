import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'eks-cluster-audit-logs-enabled',
  title: 'The control plane of the cluster writes its audit log',
  severity: 'medium',
  resource: 'AWS::EKS::Cluster',
  reads: ['Logging'],
  rationale:
    'Who opened a shell in a pod, read secrets or bound a role shows in the audit log of the cluster and nowhere else. Without it the detections on Kubernetes are blind.',
  remediation: {
    cli: 'It is billed as ingestion of CloudWatch Logs: aws eks update-cluster-config --name <CLUSTER> --logging \'{"clusterLogging":[{"types":["audit","authenticator"],"enabled":true}]}\'',
    cdk: "new eks.Cluster(this, 'Cluster', { version: eks.KubernetesVersion.V1_34, clusterLogging: [eks.ClusterLoggingTypes.AUDIT, eks.ClusterLoggingTypes.AUTHENTICATOR] })",
    terraform: 'resource "aws_eks_cluster" "this" { enabled_cluster_log_types = ["audit", "authenticator"] }',
  },
  aliases: { prowler: [], securityHub: ['EKS.8'] },
  evaluate({ configuration: { Logging: logging } }) {
    const types = (logging?.ClusterLogging?.EnabledTypes ?? []).map(({ Type: type }) => type)
    return types.includes('audit')
      ? pass('The audit log is on.', { EnabledTypes: types })
      : fail(`It logs ${types.join(', ') || 'nothing'}; wanted audit among it.`, { EnabledTypes: types })
  },
})
