import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { tlsParameterOf } from '../../database-tls.ts'

export const check = defineCheck({
  id: 'rds-cluster-tls-required',
  title: 'The cluster refuses connections without TLS',
  severity: 'high',
  resource: 'AWS::RDS::DBCluster',
  reads: ['Engine', 'TlsParameters'],
  rationale: 'Without TLS whoever sits between client and database reads passwords and rows, and may change them on the way.',
  remediation: {
    cli: 'Set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1 in its parameter group: aws rds modify-db-cluster-parameter-group --db-cluster-parameter-group-name <GROUP> --parameters "ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=pending-reboot"',
    cdk: 'parameterGroup: new rds.ParameterGroup(this, "Tls", { engine, parameters: { "rds.force_ssl": "1" } })',
    terraform: 'resource "aws_rds_cluster_parameter_group" "this" { parameter { name = "rds.force_ssl", value = "1" } }',
  },
  aliases: { prowler: ['rds_instance_transport_encrypted'], securityHub: [] },
  evaluate({ configuration, observed }) {
    const engine = configuration.Engine ?? ''
    const parameter = tlsParameterOf(engine)
    if (!parameter)
      return notApplicable(`No parameter of ${engine || 'the engine'} demands TLS: Oracle and Db2 have an option for it.`, {
        Engine: engine,
      })
    const value = observed.TlsParameters[parameter]
    const evidence = { Engine: engine, [parameter]: value ?? null }
    return value !== undefined && /^(1|on|true)$/i.test(value)
      ? pass(`${parameter} is ${value}.`, evidence)
      : fail(value === undefined ? `${parameter} is not set.` : `${parameter} is ${value || 'empty'}.`, evidence)
  },
})
