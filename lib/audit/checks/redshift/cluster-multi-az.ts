import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'redshift-cluster-multi-az',
  title: 'The cluster runs in two availability zones',
  severity: 'medium',
  resource: 'AWS::Redshift::Cluster',
  reads: ['MultiAZ'],
  rationale: 'When its zone fails, a cluster of one zone is restored elsewhere, which takes as long as its data is large.',
  remediation: {
    cli: 'aws redshift modify-cluster --cluster-identifier <CLUSTER> --multi-az',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, multiAz: true })',
    terraform: 'resource "aws_redshift_cluster" "this" { multi_az = true }',
  },
  aliases: { prowler: ['redshift_cluster_multi_az_enabled'], securityHub: [] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.MultiAZ, { property: 'MultiAZ', on: 'It runs in two zones.', off: 'It runs in one zone only.' }),
})
