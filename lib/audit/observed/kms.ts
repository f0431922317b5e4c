declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::KMS::Key': {
      /** AWS or CUSTOMER. */
      readonly KeyManager: string
      /** Enabled, Disabled, PendingDeletion, PendingImport, PendingReplicaDeletion, Unavailable, … */
      readonly KeyState: string
      readonly CreationDate: string | null
      /** When it will be deleted; null: nobody wants that. */
      readonly DeletionDate: string | null
    }
  }
}

export type {}
