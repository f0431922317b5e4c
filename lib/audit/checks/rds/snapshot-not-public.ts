import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-snapshot-not-public',
  title: 'Not everybody may restore the snapshot',
  severity: 'critical',
  resource: 'Keepwatch::RDS::Snapshot',
  reads: ['RestorableBy'],
  rationale: 'A public snapshot is a copy of the database for anyone with an AWS account. Crawlers look for new ones all day.',
  remediation: {
    cli: 'aws rds modify-db-snapshot-attribute --db-snapshot-identifier <SNAPSHOT> --attribute-name restore --values-to-remove all',
    cdk: 'Nothing in a template makes a snapshot public; forbid it with a service control policy on rds:ModifyDBSnapshotAttribute',
    terraform: 'resource "aws_db_snapshot" "this" { shared_accounts = ["<ACCOUNT_ID>"] } without "all"',
  },
  aliases: { prowler: ['rds_snapshots_public_access'], securityHub: ['RDS.1'] },
  evaluate({ observed }) {
    const accounts = observed.RestorableBy
    if (accounts.includes('all')) return fail('Everybody may restore it.', { RestorableBy: accounts })
    return pass(accounts.length > 0 ? `It is shared with ${accounts.slice(0, 5).join(', ')} only.` : 'It is shared with nobody.', {
      RestorableBy: accounts,
    })
  },
})
