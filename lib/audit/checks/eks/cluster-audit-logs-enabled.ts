import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<{
  readonly Logging?: { readonly ClusterLogging?: { readonly EnabledTypes?: readonly { readonly Type?: string }[] } }
}>({
  id: 'eks-cluster-audit-logs-enabled',
  title: 'The control plane of the cluster writes its audit log',
  severity: 'medium',
  resource: 'AWS::EKS::Cluster',
  rationale:
    'Who opened a shell in a pod, read secrets or bound a role shows in the audit log of the cluster and nowhere else. Without it the detections on Kubernetes are blind.',
  remediation:
    'Switch the audit log on; it is billed as ingestion of CloudWatch Logs: aws eks update-cluster-config --name <CLUSTER> --logging \'{"clusterLogging":[{"types":["audit","authenticator"],"enabled":true}]}\'',
  aliases: { prowler: ['eks_control_plane_logging_all_types_enabled'], securityHub: ['EKS.8'] },
  evaluate({ configuration }) {
    const enabled = configuration.Logging?.ClusterLogging?.EnabledTypes
    if (!enabled) throw new Error('The snapshot does not say what the control plane logs.')
    const types = enabled.map(({ Type: type }) => type)
    return types.includes('audit')
      ? pass('The audit log is on.', { EnabledTypes: types })
      : fail(`It logs ${types.join(', ') || 'nothing'}; wanted audit among it.`, { EnabledTypes: types })
  },
})
