import { defineCheck, fail, pass } from '../../check.ts'

/** Ranges wider than this are no list of one's own networks: eight bits of IPv4, sixteen of IPv6. */
const narrowest = { v4: 8, v6: 16 } as const

export const check = defineCheck({
  id: 'eks-cluster-endpoint-not-public',
  title: 'The API of the cluster cannot be reached from the whole internet',
  severity: 'high',
  resource: 'AWS::EKS::Cluster',
  reads: ['ResourcesVpcConfig'],
  rationale:
    'Whoever gets hold of a token or finds a hole in the API of Kubernetes needs no more than its address to run what he likes in the cluster. Reached from known networks only, a stolen token is worth little.',
  remediation: {
    cli: 'Only from inside: aws eks update-cluster-config --name <CLUSTER> --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true. From known networks too: aws eks update-cluster-config --name <CLUSTER> --resources-vpc-config endpointPublicAccess=true,publicAccessCidrs=<YOUR_NETWORK>,endpointPrivateAccess=true',
    cdk: "new eks.Cluster(this, 'Cluster', { version: eks.KubernetesVersion.V1_34, endpointAccess: eks.EndpointAccess.PRIVATE })",
    terraform: 'resource "aws_eks_cluster" "this" { vpc_config { endpoint_public_access = false, endpoint_private_access = true } }',
  },
  aliases: { prowler: ['eks_cluster_not_publicly_accessible'], securityHub: ['EKS.1'] },
  evaluate({ configuration: { ResourcesVpcConfig: vpc } }) {
    // Public is what EKS makes when nothing is said, and from everywhere.
    const isPublic = vpc?.EndpointPublicAccess ?? true
    const given = vpc?.PublicAccessCidrs ?? []
    const cidrs = given.length > 0 ? given : ['0.0.0.0/0']
    const evidence = { EndpointPublicAccess: isPublic, PublicAccessCidrs: cidrs }
    if (!isPublic) return pass('Its API is reached from inside the VPC only.', { EndpointPublicAccess: false })
    const wide = cidrs.filter(isWide)
    return wide.length === 0
      ? pass(`Its API is reached from ${cidrs.length} known networks only.`, evidence)
      : fail(`Its API is open to ${wide.join(', ')}.`, evidence)
  },
})

function isWide(cidr: string): boolean {
  const bits = Number(cidr.split('/')[1] ?? Number.NaN)
  return Number.isNaN(bits) || bits < (cidr.includes(':') ? narrowest.v6 : narrowest.v4)
}
