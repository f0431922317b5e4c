declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::Config::ConfigurationRecorder': {
      readonly Recording: boolean
      /** Pending, Success, Failure or NotApplicable: how handing on the latest change went; null: none yet. */
      readonly LastStatus: string | null
      readonly LastErrorCode: string | null
      /** Service that made the recorder for itself (a service-linked recorder); null: the account's own. */
      readonly ServicePrincipal: string | null
      /** PAID: its items are handed to the account; INTERNAL: to the service alone. */
      readonly RecordingScope: string | null
    }
  }
}

export type {}
