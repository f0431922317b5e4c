import { defineCheck, fail, pass, undecided } from '../../check.ts'

/** Part of the engine's name → its port (RDS user guide, "Settings for DB instances"). */
const defaultPorts: readonly (readonly [string, number])[] = [
  ['postgres', 5432],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['aurora', 3306],
  ['oracle', 1521],
  ['sqlserver', 1433],
  ['db2', 50_000],
]

export const check = defineCheck({
  id: 'rds-instance-port-unusual',
  title: 'The database does not listen on the default port of its engine',
  severity: 'low',
  resource: 'AWS::RDS::DBInstance',
  reads: ['Engine', 'Port'],
  rationale:
    'Scanners and worms knock at default ports first. Another port keeps no attacker out, but takes the database out of the first sweep and makes a knock at the old one worth an alarm.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --db-port-number <PORT> --apply-immediately',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, port: 15432 })',
    terraform: 'resource "aws_db_instance" "this" { port = 15432 }',
  },
  aliases: { prowler: ['rds_instance_non_default_port'], securityHub: ['RDS.23'] },
  evaluate({ configuration }) {
    const { Engine: engine, Port: port } = configuration
    const usual = defaultPorts.find(([name]) => engine?.includes(name))?.[1]
    if (usual === undefined) return undecided(`The default port of the engine ${engine} is not known here.`, { Engine: engine })
    const evidence = { Engine: engine, Port: port, usual }
    // Port is a text in templates, and the default when nothing is said.
    return Number(port ?? usual) === usual
      ? fail(`It listens on ${usual}, the default of ${engine}.`, evidence)
      : pass(`It listens on ${port}.`, evidence)
  },
})
