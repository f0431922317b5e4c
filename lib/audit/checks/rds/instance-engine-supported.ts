import { defineCheck, notApplicable, undecided } from '../../check.ts'
import type { SupportedProduct } from '../../end-of-support.ts'
import { judgeSupport } from '../../judge-support.ts'

/** Engine → its calendar. */
const products: ReadonlyMap<string, SupportedProduct> = new Map([
  ['postgres', 'rds-postgres'],
  ['mysql', 'rds-mysql'],
  ['mariadb', 'rds-mariadb'],
  ['aurora-postgresql', 'aurora-postgresql'],
  ['aurora-mysql', 'aurora-mysql'],
])

export const check = defineCheck({
  id: 'rds-instance-engine-supported',
  title: 'The engine of the database is supported',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['Engine', 'EngineVersion'],
  rationale:
    'After the end of support nobody mends the engine any more, except for money and only the gravest holes. Those who look for targets look for version numbers.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --engine-version <VERSION> --allow-major-version-upgrade',
    cdk: 'new rds.DatabaseInstance(this, "Db", { engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }) })',
    terraform: 'resource "aws_db_instance" "this" { engine_version = "17" }',
  },
  aliases: { prowler: ['rds_instance_deprecated_engine_version'], securityHub: [] },
  evaluate({ configuration }, context) {
    const { Engine: engine, EngineVersion: version } = configuration
    const product = products.get(engine ?? '')
    if (!product) return notApplicable(`There is no calendar of ${engine} here.`, { Engine: engine })
    return version === null
      ? undecided('Its version is not set.', { Engine: engine })
      : judgeSupport(product, version, `${engine}`, context)
  },
})
