const subject = ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId']
const target = ['TargetUserName', 'TargetDomainName', 'TargetSid']
const member = ['MemberName', 'MemberSid', ...target, ...subject]
const logon = ['LogonProcessName', 'AuthenticationPackageName', 'WorkstationName']

/**
 * Names of an event's values by their position, from the manifests of Windows (`wevtutil gp Microsoft-Windows-Security-Auditing
 * /ge /gm`): for shippers that send values without their names.
 */
const security: ReadonlyMap<number, readonly string[]> = new Map([
  [1102, subject],
  [
    4624,
    [
      ...subject,
      'TargetUserSid',
      'TargetUserName',
      'TargetDomainName',
      'TargetLogonId',
      'LogonType',
      ...logon,
      'LogonGuid',
      'TransmittedServices',
      'LmPackageName',
      'KeyLength',
      'ProcessId',
      'ProcessName',
      'IpAddress',
      'IpPort',
    ],
  ],
  [
    4625,
    [
      ...subject,
      'TargetUserSid',
      'TargetUserName',
      'TargetDomainName',
      'Status',
      'FailureReason',
      'SubStatus',
      'LogonType',
      ...logon,
      'TransmittedServices',
      'LmPackageName',
      'KeyLength',
      'ProcessId',
      'ProcessName',
      'IpAddress',
      'IpPort',
    ],
  ],
  [
    4688,
    [
      ...subject,
      'NewProcessId',
      'NewProcessName',
      'TokenElevationType',
      'ProcessId',
      'CommandLine',
      'TargetUserSid',
      'TargetUserName',
      'TargetDomainName',
      'TargetLogonId',
      'ParentProcessName',
      'MandatoryLabel',
    ],
  ],
  [4698, [...subject, 'TaskName', 'TaskContent']],
  [4702, [...subject, 'TaskName', 'TaskContentNew']],
  [4719, [...subject, 'CategoryId', 'SubcategoryId', 'SubcategoryGuid', 'AuditPolicyChanges']],
  [4720, [...target, ...subject, 'PrivilegeList', 'SamAccountName']],
  [4722, [...target, ...subject]],
  [4724, [...target, ...subject]],
  [4726, [...target, ...subject, 'PrivilegeList']],
  [4728, member],
  [4732, member],
  [4756, member],
  [4740, [...target, ...subject]],
  [
    4769,
    [
      'TargetUserName',
      'TargetDomainName',
      'ServiceName',
      'ServiceSid',
      'TicketOptions',
      'TicketEncryptionType',
      'IpAddress',
      'IpPort',
      'Status',
    ],
  ],
  [4771, ['TargetUserName', 'TargetSid', 'ServiceName', 'TicketOptions', 'Status', 'PreAuthType', 'IpAddress', 'IpPort']],
  [4776, ['PackageName', 'TargetUserName', 'Workstation', 'Status']],
  [4697, [...subject, 'ServiceName', 'ServiceFileName', 'ServiceType', 'ServiceStartType', 'ServiceAccount']],
])
const system: ReadonlyMap<number, readonly string[]> = new Map([
  [104, ['SubjectUserName', 'SubjectDomainName', 'Channel', 'BackupPath']],
  [7045, ['ServiceName', 'ImagePath', 'ServiceType', 'StartType', 'AccountName']],
  [7040, ['param1', 'param2', 'param3', 'param4']],
])
const powershell: ReadonlyMap<number, readonly string[]> = new Map([
  [4104, ['MessageNumber', 'MessageTotal', 'ScriptBlockText', 'ScriptBlockId', 'Path']],
])

/** Values with the names that their positions have; none for an event that is not in the table. */
export function namedInserts(id: number, channel: string, inserts: readonly unknown[]): readonly (readonly [string, unknown])[] {
  const table = channel === 'Security' ? security : channel === 'System' ? system : powershell
  return (table.get(id) ?? []).flatMap((name, position) => (inserts[position] === undefined ? [] : [[name, inserts[position]] as const]))
}
