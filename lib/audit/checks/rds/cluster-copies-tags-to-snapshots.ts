import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-cluster-copies-tags-to-snapshots',
  title: 'Snapshots of the cluster get its tags',
  severity: 'low',
  resource: 'AWS::RDS::DBCluster',
  reads: ['CopyTagsToSnapshot'],
  rationale:
    'Access, retention and cost are often ruled by tags. A snapshot without them falls out of every such rule while it holds the same data.',
  remediation: {
    cli: 'aws rds modify-db-cluster --db-cluster-identifier <CLUSTER> --copy-tags-to-snapshot',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, copyTagsToSnapshot: true })',
    terraform: 'resource "aws_rds_cluster" "this" { copy_tags_to_snapshot = true }',
  },
  aliases: { prowler: ['rds_cluster_copy_tags_to_snapshots'], securityHub: ['RDS.16'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.CopyTagsToSnapshot, {
      property: 'CopyTagsToSnapshot',
      on: 'Snapshots get the tags of the cluster.',
      off: 'Snapshots are made without the tags of the cluster.',
    }),
})
