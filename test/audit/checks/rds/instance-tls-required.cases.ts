import { check } from '#lib/audit/checks/rds/instance-tls-required.ts'
import { checkCases } from '../../check-cases.ts'

const database = (Engine: string, TlsParameters: Record<string, string>) => ({
  configuration: { Engine, DBClusterIdentifier: null },
  observed: { TlsParameters },
})

export const cases = checkCases(check, [
  ['PostgreSQL that demands it', 'pass', database('postgres', { 'rds.force_ssl': '1' })],
  ['PostgreSQL that does not', 'fail', database('aurora-postgresql', { 'rds.force_ssl': '0' })],
  ['MySQL that demands it', 'pass', database('aurora-mysql', { require_secure_transport: 'ON' })],
  ['MySQL with the parameter of another engine', 'fail', database('mysql', { 'rds.force_ssl': '1' })],
  ['not set', 'fail', database('mariadb', {})],
  [
    'a member of a cluster',
    'not-applicable',
    { configuration: { Engine: 'aurora-mysql', DBClusterIdentifier: 'c' }, observed: { TlsParameters: {} } },
  ],
  ['Oracle', 'not-applicable', database('oracle-ee', {})],
])
