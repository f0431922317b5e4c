// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SecurityHub. */
export interface SecurityHubTypes {
  readonly 'AWS::SecurityHub::Hub': Hub
}

interface Hub {
  readonly AutoEnableControls?: boolean | null
  readonly ControlFindingGenerator?: string | null
  readonly EnableDefaultStandards?: boolean | null
  readonly Tags?: Readonly<Record<string, string>> | null
}
