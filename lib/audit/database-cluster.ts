import { UnseenError } from './guard.ts'
import type { Related, RelatedResource } from './related.ts'

/** The cluster of an instance of RDS; undefined for one that stands alone. Unknown when the cluster is named and was not seen. */
export function clusterOf(clusterIdentifier: string | null, related: Related): RelatedResource<'AWS::RDS::DBCluster'> | undefined {
  if (clusterIdentifier === null) return undefined
  const [cluster] = related.by('AWS::RDS::DBCluster', 'DBClusterIdentifier', clusterIdentifier)
  if (!cluster) throw new UnseenError(`cluster ${clusterIdentifier} was not seen: it is not in the list of clusters`)
  return cluster
}
