import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-instance-copies-tags-to-snapshots',
  title: 'Snapshots of the database get its tags',
  severity: 'low',
  resource: 'AWS::RDS::DBInstance',
  reads: ['CopyTagsToSnapshot'],
  rationale:
    'Access, retention and cost are often ruled by tags. A snapshot without them falls out of every such rule while it holds the same data.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --copy-tags-to-snapshot',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, copyTagsToSnapshot: true })',
    terraform: 'resource "aws_db_instance" "this" { copy_tags_to_snapshot = true }',
  },
  aliases: { prowler: ['rds_instance_copy_tags_to_snapshots'], securityHub: ['RDS.17'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.CopyTagsToSnapshot, {
      property: 'CopyTagsToSnapshot',
      on: 'Snapshots get the tags of the database.',
      off: 'Snapshots are made without the tags of the database.',
    }),
})
