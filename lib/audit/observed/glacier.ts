declare module '../resource-types.ts' {
  interface ObservedTypes {
    /** A vault of the old Glacier API; CloudFormation has no type for it. */
    'Keepwatch::Glacier::Vault': {
      readonly VaultName: string
      /** The access policy; null: there is none. */
      readonly Policy: unknown
      readonly NumberOfArchives: number | null
    }
  }
}

export type {}
