import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'redshift-cluster-tls-required',
  title: 'The cluster refuses connections without TLS',
  severity: 'high',
  resource: 'AWS::Redshift::Cluster',
  reads: ['RequireSsl'],
  rationale: 'Without TLS whoever sits between client and warehouse reads passwords and rows.',
  remediation: {
    cli: 'aws redshift modify-cluster-parameter-group --parameter-group-name <GROUP> --parameters ParameterName=require_ssl,ParameterValue=true',
    cdk: 'new redshift.CfnClusterParameterGroup(this, "Group", { description: "TLS", parameterGroupFamily: "redshift-1.0", parameters: [{ parameterName: "require_ssl", parameterValue: "true" }] })',
    terraform: 'resource "aws_redshift_parameter_group" "this" { parameter { name = "require_ssl", value = "true" } }',
  },
  aliases: { prowler: ['redshift_cluster_in_transit_encryption_enabled'], securityHub: ['Redshift.2'] },
  evaluate: ({ observed }) =>
    judgeSwitch(observed.RequireSsl, {
      property: 'RequireSsl',
      on: 'Its parameter group demands TLS.',
      off: 'Its parameter group lets plain connections in.',
    }),
})
