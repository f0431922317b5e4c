import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

/** Names that consoles and guides propose. */
const usual = new Set(['admin', 'administrator', 'postgres', 'root', 'sa', 'master', 'awsuser'])

export const check = defineCheck({
  id: 'rds-cluster-administrator-renamed',
  title: 'The administrator of the cluster does not have the usual name',
  severity: 'medium',
  resource: 'AWS::RDS::DBCluster',
  reads: ['MasterUsername'],
  rationale: 'Half of a guess is right when the name is the default of a hundred guides. Password sprays try these names and no others.',
  remediation: {
    cli: 'The name cannot be changed. Restore into a new cluster with another: aws rds create-db-cluster --master-username <NAME> --manage-master-user-password …',
    cdk: 'credentials: rds.Credentials.fromGeneratedSecret("<NAME>")',
    terraform: 'username = "<NAME>"',
  },
  aliases: { prowler: ['rds_cluster_default_admin'], securityHub: ['RDS.24'] },
  evaluate({ configuration }) {
    const name = configuration.MasterUsername
    if (name === null) return notApplicable('No name is set: it is taken over from a snapshot or a source.', { MasterUsername: null })
    return usual.has(name.toLowerCase())
      ? fail(`Its name is ${name}.`, { MasterUsername: name })
      : pass('Its name is none of the usual.', { MasterUsername: name })
  },
})
