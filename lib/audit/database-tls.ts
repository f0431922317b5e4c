/** The parameter by which an engine of RDS refuses connections without TLS (RDS user guide, "Using SSL/TLS"); undefined where there is none. */
export function tlsParameterOf(engine: string): 'rds.force_ssl' | 'require_secure_transport' | undefined {
  if (engine.includes('postgres') || engine.startsWith('sqlserver')) return 'rds.force_ssl'
  return engine.includes('mysql') || engine === 'mariadb' || engine === 'aurora' ? 'require_secure_transport' : undefined
}
