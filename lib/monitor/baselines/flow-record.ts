import ipaddr from 'ipaddr.js'
import type { SecurityEvent } from '../event.ts'
import { readField } from '../log-sources/read-field.ts'

/** What a flow record says about traffic that comes in to a target. Packets and bytes are per minute. */
export interface InboundFlow {
  readonly id: string
  /** End of the capture window, milliseconds. */
  readonly time: number
  readonly target: string
  /** Interface of the target: private addresses repeat in other networks of the account. */
  readonly place: string
  readonly source: string
  readonly protocol: number
  readonly packets: number
  readonly bytes: number
  /** Nothing but connection requests. */
  readonly synOnly: boolean
  readonly rejected: boolean
  /** UDP from a port that is known to amplify. */
  readonly amplified: boolean
}

export const udp = 17
export const tcp = 6
const icmp: ReadonlySet<number> = new Set([1, 58])

/** Name of a protocol in a vector. */
export function protocolName(protocol: number): string {
  if (protocol === tcp) return 'tcp'
  if (protocol === udp) return 'udp'
  return icmp.has(protocol) ? 'icmp' : 'ip'
}

/**
 * UDP services whose answers are larger than their questions, so that spoofed questions become floods: QOTD, chargen, DNS,
 * TFTP, portmap, NTP, NetBIOS, SNMP, CLDAP, RIP, ARD, SSDP, WS-Discovery, mDNS, memcached (CISA alert TA14-017A and its updates).
 */
const amplifyingPorts: ReadonlySet<number> = new Set([17, 19, 53, 69, 111, 123, 137, 161, 389, 520, 3283, 1900, 3702, 5353, 11211])

/** A connection request without options or data has 40 bytes in IPv4, with the options of common systems 60, in IPv6 80. */
const bareBytes = { v4: 60, v6: 80 } as const
/** Where flags are not logged, a TCP flow of so few bare packets is taken for a request that was never followed up. */
const fewPackets = 3

/** The inbound flow of a VPC flow log event; undefined when it is none: no traffic, outbound, or not to be read. */
export function inboundFlow(event: SecurityEvent): InboundFlow | undefined {
  const { fields } = event
  const text = (name: string): string => {
    const value = readField(fields, name)
    return typeof value === 'string' ? value : ''
  }
  const number = (name: string): number | undefined => {
    const value = Number(readField(fields, name) ?? Number.NaN)
    return Number.isFinite(value) && value >= 0 ? value : undefined
  }
  const packets = number('packets')
  const target = text('dstaddr')
  const protocol = number('protocol') ?? 0
  const [sourcePort, port] = [number('srcport') ?? 0, number('dstport') ?? 0]
  if (!packets || target === '' || !isInbound(text('flow-direction'), target, sourcePort, port)) return undefined
  const bytes = number('bytes') ?? 0
  const seconds = (number('end') ?? 0) - (number('start') ?? 0)
  // Logs that aggregate over ten minutes put the packets of ten minutes into one record.
  const minutes = Math.max(1, seconds / 60)
  return {
    id: event.id,
    time: event.time,
    target,
    place: [event.account, event.region, text('interface-id')].join('|'),
    source: event.sourceAddress ?? text('srcaddr'),
    protocol,
    packets: packets / minutes,
    bytes: bytes / minutes,
    synOnly: protocol === tcp && isSynOnly(number('tcp-flags'), packets, bytes, target),
    rejected: text('action') === 'REJECT',
    amplified: protocol === udp && amplifyingPorts.has(sourcePort),
  }
}

/** `tcp-flags` is the OR of SYN, FIN and RST; ACK alone is not logged, so long connections show 2 as well, with data in their packets. */
function isSynOnly(flags: number | undefined, packets: number, bytes: number, target: string): boolean {
  const bare = bytes <= packets * (target.includes(':') ? bareBytes.v6 : bareBytes.v4)
  if (flags === undefined) return bare && packets <= fewPackets
  return flags === 2 && (bare || packets <= fewPackets)
}

/**
 * Logs without `flow-direction` (versions before 5) hold both directions. In IPv4 an interface is known by its private
 * address; where that does not tell (IPv6), the side with the lower port is taken for the server.
 */
function isInbound(direction: string, target: string, sourcePort: number, port: number): boolean {
  if (direction !== '') return direction === 'ingress'
  if (target.length > 45 || !ipaddr.isValid(target)) return false
  const range = ipaddr.process(target).range()
  if (target.includes(':')) return range === 'uniqueLocal' || port < sourcePort || amplifyingPorts.has(sourcePort)
  return range === 'private' || range === 'carrierGradeNat'
}
