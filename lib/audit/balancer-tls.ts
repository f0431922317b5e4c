/** A version of TLS, as its number. */
export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3'

/** What a security policy of a load balancer offers. */
export interface TlsPolicy {
  /** Lowest version that a client may take. */
  readonly lowest: TlsVersion
  /** Whether clients that know ML-KEM get a hybrid key exchange. */
  readonly postQuantum: boolean
}

/** Where AWS publishes them; compared with the page on 2026-11-22. */
export const tlsPoliciesSource = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html'

/** What an HTTPS or TLS listener takes that is made by CloudFormation, the CLI or an SDK without a policy. */
export const defaultTlsPolicy = 'ELBSecurityPolicy-2016-08'

/** Endings of the policies' names, by lowest version. */
const classical: Readonly<Record<TlsVersion, readonly string[]>> = {
  '1.0': ['2015-05', '2016-08', 'TLS-1-0-2015-04', 'FS-2018-06', 'TLS13-1-0-2021-06', 'TLS13-1-0-FIPS-2023-04'],
  '1.1': ['TLS-1-1-2017-01', 'FS-1-1-2019-08', 'TLS13-1-1-2021-06', 'TLS13-1-1-FIPS-2023-04'],
  '1.2': [
    'TLS-1-2-2017-01',
    'TLS-1-2-Ext-2018-06',
    'FS-1-2-2019-08',
    'FS-1-2-Res-2019-08',
    'FS-1-2-Res-2020-10',
    'TLS13-1-2-2021-06',
    'TLS13-1-2-Res-2021-06',
    'TLS13-1-2-Ext1-2021-06',
    'TLS13-1-2-Ext2-2021-06',
    'TLS13-1-2-FIPS-2023-04',
    'TLS13-1-2-Res-FIPS-2023-04',
    'TLS13-1-2-Ext0-FIPS-2023-04',
    'TLS13-1-2-Ext1-FIPS-2023-04',
    'TLS13-1-2-Ext2-FIPS-2023-04',
  ],
  '1.3': ['TLS13-1-3-2021-06', 'TLS13-1-3-FIPS-2023-04'],
}

const postQuantum: Readonly<Record<TlsVersion, readonly string[]>> = {
  '1.0': ['TLS13-1-0-PQ-2025-09', 'TLS13-1-0-FIPS-PQ-2025-09'],
  '1.1': [],
  '1.2': [
    'TLS13-1-2-PQ-2025-09',
    'TLS13-1-2-Res-PQ-2025-09',
    'TLS13-1-2-Ext1-PQ-2025-09',
    'TLS13-1-2-Ext2-PQ-2025-09',
    'TLS13-1-2-FIPS-PQ-2025-09',
    'TLS13-1-2-Res-FIPS-PQ-2025-09',
    'TLS13-1-2-Ext0-FIPS-PQ-2025-09',
    'TLS13-1-2-Ext1-FIPS-PQ-2025-09',
    'TLS13-1-2-Ext2-FIPS-PQ-2025-09',
  ],
  '1.3': ['TLS13-1-3-PQ-2025-09', 'TLS13-1-3-FIPS-PQ-2025-09'],
}

const policies: ReadonlyMap<string, TlsPolicy> = new Map(
  [classical, postQuantum].flatMap((table, index) =>
    (Object.entries(table) as [TlsVersion, readonly string[]][]).flatMap(([lowest, names]) =>
      names.map((name) => [`ELBSecurityPolicy-${name}`, { lowest, postQuantum: index === 1 }] as const),
    ),
  ),
)

/** What a security policy offers; undefined for one that is not in the table (newer than it). */
export const tlsPolicyOf = (name: string): TlsPolicy | undefined => policies.get(name)
