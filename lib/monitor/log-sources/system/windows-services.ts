import type { EventLogSource } from '../../event.ts'

/** Sigma's `service` for the channels of Windows event logs, in lower case (Sigma taxonomy, "Windows folder"). */
const services: ReadonlyMap<string, string> = new Map([
  ['security', 'security'],
  ['system', 'system'],
  ['application', 'application'],
  ['windows powershell', 'powershell-classic'],
  ['microsoft-windows-powershell/operational', 'powershell'],
  ['powershellcore/operational', 'powershell'],
  ['microsoft-windows-sysmon/operational', 'sysmon'],
  ['microsoft-windows-taskscheduler/operational', 'taskscheduler'],
  ['microsoft-windows-windows defender/operational', 'windefend'],
  ['microsoft-windows-terminalservices-localsessionmanager/operational', 'terminalservices-localsessionmanager'],
  ['microsoft-windows-terminalservices-remoteconnectionmanager/operational', 'terminalservices-remoteconnectionmanager'],
  ['microsoft-windows-windows firewall with advanced security/firewall', 'firewall-as'],
  ['microsoft-windows-wmi-activity/operational', 'wmi'],
  ['microsoft-windows-bits-client/operational', 'bits-client'],
  ['microsoft-windows-ntlm/operational', 'ntlm'],
  ['dns server', 'dns-server'],
])

const processCreation: Readonly<Record<string, number>> = { security: 4688, sysmon: 1 }

/** The log source of a Windows event; a channel that is not in the table is `product: windows` alone, so that nobody makes up log sources. */
export function windowsSource(channel: string, id: number): EventLogSource {
  const service = services.get(channel.toLowerCase())
  if (service === undefined) return { product: 'windows' }
  return processCreation[service] === id ? { category: 'process_creation', product: 'windows', service } : { product: 'windows', service }
}
