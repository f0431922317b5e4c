declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::RDS::DBInstance': {
      readonly Status: string | null
      readonly VpcId: string | null
      readonly SubnetIds: readonly string[]
      /** Values of the parameters by which the engine refuses connections without TLS, as its parameter group has them. */
      readonly TlsParameters: Readonly<Record<string, string>>
    }
    'AWS::RDS::DBCluster': {
      readonly MultiAZ: boolean
      readonly Status: string | null
      readonly TlsParameters: Readonly<Record<string, string>>
    }
    'Keepwatch::RDS::Snapshot': {
      readonly SnapshotId: string
      readonly Kind: 'instance' | 'cluster'
      readonly Engine: string | null
      /** manual, automated, awsbackup … */
      readonly SnapshotType: string | null
      readonly Encrypted: boolean
      /** Account ids; `all` is everybody. */
      readonly RestorableBy: readonly string[]
    }
  }
}

export type {}
