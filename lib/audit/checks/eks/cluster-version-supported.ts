import { defineCheck, undecided } from '../../check.ts'
import { judgeSupport } from '../../judge-support.ts'

export const check = defineCheck({
  id: 'eks-cluster-version-supported',
  title: 'The cluster runs a version of Kubernetes in standard support',
  severity: 'high',
  resource: 'AWS::EKS::Cluster',
  reads: ['Version'],
  rationale:
    'Holes in Kubernetes are public with their fix. A version that gets no fixes keeps them, with instructions for their use on the net, until AWS upgrades the cluster at a time of its own choosing.',
  remediation: {
    cli: 'One version at a time, add-ons and nodes after it: aws eks update-cluster-version --name <CLUSTER> --kubernetes-version <NEXT_VERSION>',
    cdk: "new eks.Cluster(this, 'Cluster', { version: eks.KubernetesVersion.V1_35 })",
    terraform: 'resource "aws_eks_cluster" "this" { version = "1.35", upgrade_policy { support_type = "STANDARD" } }',
  },
  aliases: { prowler: ['eks_cluster_uses_a_supported_version'], securityHub: ['EKS.2'] },
  evaluate({ configuration: { Version: version } }, context) {
    if (version === null) return undecided('The template names no version: the cluster gets the one that EKS takes on the day it is made.')
    return judgeSupport('eks', version, 'Kubernetes', context)
  },
})
