/** What runs somebody else's software for its user. */
export type SupportedProduct =
  | 'lambda'
  | 'rds-postgres'
  | 'rds-mysql'
  | 'rds-mariadb'
  | 'aurora-postgresql'
  | 'aurora-mysql'
  | 'eks'
  | 'elasticsearch'
  | 'opensearch'
  | 'elasticache-redis'
  | 'elasticache-memcached'

interface Calendar {
  /** Where AWS publishes the dates. */
  readonly source: string
  /**
   * Version → last day of standard support (ISO 8601), oldest first; null: none is announced. A version is a prefix of whole numbers (`13`
   * stands for 13.4), for Lambda the identifier of the runtime.
   */
  readonly versions: Readonly<Record<string, string | null>>
}

/** When the dates were last compared with the pages. */
export const calendarsAsOf = '2026-11-22'

/** End of standard support. Extended support, where AWS sells it, delivers fixes of grave holes only and is no reason to stay. */
const calendars: Readonly<Record<SupportedProduct, Calendar>> = {
  lambda: {
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
    versions: {
      nodejs: '2016-10-31',
      'nodejs4.3-edge': '2020-03-05',
      'nodejs4.3': '2020-03-05',
      'nodejs6.10': '2019-08-12',
      'nodejs8.10': '2020-03-06',
      'nodejs10.x': '2021-07-30',
      'nodejs12.x': '2023-03-31',
      'nodejs14.x': '2023-12-04',
      'nodejs16.x': '2024-06-12',
      'nodejs18.x': '2025-09-01',
      'nodejs20.x': '2026-04-30',
      'nodejs22.x': '2027-04-30',
      'nodejs24.x': '2028-04-30',
      'python2.7': '2021-07-15',
      'python3.6': '2022-07-18',
      'python3.7': '2023-12-04',
      'python3.8': '2024-10-14',
      'python3.9': '2025-12-15',
      'python3.10': '2026-10-31',
      'python3.11': '2027-06-30',
      'python3.12': '2028-10-31',
      'python3.13': '2029-06-30',
      'python3.14': '2029-06-30',
      java8: '2024-01-08',
      'java8.al2': '2027-06-30',
      java11: '2027-06-30',
      java17: '2027-06-30',
      java21: '2029-06-30',
      java25: '2029-06-30',
      'dotnetcore1.0': '2019-06-27',
      'dotnetcore2.0': '2019-05-30',
      'dotnetcore2.1': '2022-01-05',
      'dotnetcore3.1': '2023-04-03',
      dotnet5: '2022-05-10',
      'dotnet5.0': '2022-05-10',
      dotnet6: '2024-12-20',
      dotnet7: '2024-05-14',
      dotnet8: '2026-11-10',
      dotnet9: '2026-11-10',
      dotnet10: '2028-11-14',
      'ruby2.5': '2021-07-30',
      'ruby2.7': '2023-12-07',
      'ruby3.2': '2026-03-31',
      'ruby3.3': '2027-03-31',
      'ruby3.4': '2028-03-31',
      'go1.x': '2024-01-08',
      provided: '2024-01-08',
      'provided.al2': '2026-07-31',
      'provided.al2023': '2029-06-30',
    },
  },
  'rds-postgres': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
    versions: {
      '9': '2022-02-01',
      '10': '2023-04-17',
      '11': '2024-02-29',
      '12': '2025-02-28',
      '13': '2026-02-28',
      '14': '2027-02-28',
      '15': '2028-02-29',
      '16': '2029-02-28',
      '17': '2030-02-28',
      '18': null,
    },
  },
  'rds-mysql': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html',
    versions: { '5.5': '2021-05-25', '5.6': '2022-03-01', '5.7': '2024-02-29', '8.0': '2026-07-31', '8.4': '2029-07-31' },
  },
  'rds-mariadb': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html',
    versions: {
      '10.0': '2021-05-31',
      '10.1': '2021-05-31',
      '10.2': '2022-10-15',
      '10.3': '2023-10-23',
      '10.4': '2024-07-18',
      '10.5': '2025-08-24',
      '10.6': '2026-08-31',
      '10.11': '2028-02-29',
      '11.4': '2029-05-31',
      '11.8': null,
    },
  },
  'aurora-postgresql': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html',
    versions: {
      '9': '2022-01-31',
      '10': '2023-01-31',
      '11': '2024-02-29',
      '12': '2025-02-28',
      '13': '2026-02-28',
      '14': '2027-02-28',
      '15': '2028-02-29',
      '16': '2029-02-28',
      '17': '2030-02-28',
      '18': null,
    },
  },
  'aurora-mysql': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html',
    versions: { '5.6': '2023-02-28', '5.7': '2024-10-31', '8.0': '2028-04-30' },
  },
  eks: {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
    versions: {
      '1.22': '2023-06-04',
      '1.23': '2023-10-11',
      '1.24': '2024-01-31',
      '1.25': '2024-05-01',
      '1.26': '2024-06-11',
      '1.27': '2024-07-24',
      '1.28': '2024-11-26',
      '1.29': '2025-03-23',
      '1.30': '2025-07-23',
      '1.31': '2025-11-26',
      '1.32': '2026-03-23',
      '1.33': '2026-07-29',
      '1.34': '2026-12-02',
      '1.35': '2027-03-27',
    },
  },
  elasticsearch: {
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html',
    versions: {
      '1': '2025-11-07',
      '2': '2025-11-07',
      '5': '2025-11-07',
      '6.0': '2025-11-07',
      '6.1': '2025-11-07',
      '6.2': '2025-11-07',
      '6.3': '2025-11-07',
      '6.4': '2025-11-07',
      '6.5': '2025-11-07',
      '6.6': '2025-11-07',
      '6.7': '2025-11-07',
      '6.8': null,
      '7.1': '2025-11-07',
      '7.4': '2025-11-07',
      '7.7': '2025-11-07',
      '7.8': '2025-11-07',
      '7.9': null,
      '7.10': null,
    },
  },
  opensearch: {
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html',
    versions: {
      '1.0': '2025-11-07',
      '1.1': '2025-11-07',
      '1.2': '2025-11-07',
      '1.3': null,
      '2.3': '2025-11-07',
      '2.5': '2025-11-07',
      '2.7': '2025-11-07',
      '2.9': '2025-11-07',
      '2.11': null,
      '2.13': null,
      '2.15': null,
      '2.17': null,
      '2.19': null,
      '3': null,
    },
  },
  'elasticache-redis': {
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
    versions: { '2': '2023-05-13', '3': '2023-07-31', '4': '2026-01-31', '5': '2026-01-31', '6': null, '7': null },
  },
  'elasticache-memcached': {
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
    versions: { '1.4': null, '1.5': null, '1.6': null },
  },
}

/** What the calendar says of a version. */
export type Support =
  | { readonly state: 'ends'; readonly date: string; readonly source: string }
  /** Supported, and no end is announced; or newer than everything in the calendar. */
  | { readonly state: 'open'; readonly source: string }
  /** Not in the calendar, and not newer than what is. */
  | { readonly state: 'unknown'; readonly source: string }

/**
 * End of standard support of a version (`13.4`, `1.31`, `nodejs20.x`). Numbers older than the oldest in the calendar ended with it; newer
 * than the newest are supported.
 */
export function supportOf(product: SupportedProduct, version: string): Support {
  const { versions, source } = calendars[product]
  const known = new Map(Object.entries(versions))
  if (known.has(version)) return support(known.get(version), source)
  if (product === 'lambda') return { state: 'unknown', source }
  const numbers = version.split('.')
  for (let length = Math.min(3, numbers.length); length > 0; length--) {
    const prefix = numbers.slice(0, length).join('.')
    if (known.has(prefix)) return support(known.get(prefix), source)
  }
  const ordered = [...known].sort(([a], [b]) => compareVersions(a, b))
  const [oldest, newest] = [ordered[0], ordered.at(-1)]
  if (!/^\d+(\.\d+)*/.test(version) || !oldest || !newest) return { state: 'unknown', source }
  if (compareVersions(version, newest[0]) > 0) return { state: 'open', source }
  return compareVersions(version, oldest[0]) < 0 ? support(oldest[1], source) : { state: 'unknown', source }
}

const support = (date: string | null | undefined, source: string): Support =>
  date ? { state: 'ends', date, source } : { state: 'open', source }

/** Compares dotted numbers, number by number. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((number) => Number.parseInt(number, 10) || 0)) as [
    number[],
    number[],
  ]
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
