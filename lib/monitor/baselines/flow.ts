import ipaddr from 'ipaddr.js'
import type { SecurityEvent } from '../event.ts'
import { addressWords } from '../intel/address-ranges.ts'
import { own } from '../log-sources/foreign-record.ts'

/** One record of a VPC flow log with traffic in it, as baselines see it. Made once per event, however many rules ask. */
export interface Flow {
  readonly id: string
  /** End of the capture window, milliseconds. */
  readonly time: number
  /** Start of the capture window, milliseconds: the first packet; the end where the log does not say. */
  readonly began: number
  /** Where the sender is known: behind a NAT the original address (`pkt-srcaddr`). */
  readonly source: string
  readonly target: string
  readonly sourcePort: number
  readonly targetPort: number
  readonly protocol: number
  readonly packets: number
  readonly bytes: number
  /** Length of the capture window, at least 1: logs that aggregate over ten minutes put the packets of ten into one record. */
  readonly minutes: number
  /** OR of the TCP flags; undefined where they are not logged. ACK alone is not among them. */
  readonly flags: number | undefined
  readonly rejected: boolean
  /** The series of the interface and the address in it that receives; undefined when the traffic does not come in. */
  readonly inbound: string | undefined
  /** The series of the interface and the address in it that sends; undefined when the traffic does not go out. */
  readonly outbound: string | undefined
}

/** Protocol numbers (IANA). */
export const tcp = 6
export const udp = 17
const icmpNumbers: ReadonlySet<number> = new Set([1, 58])

/** Whether it is ICMP, of IPv4 or IPv6. */
export function isIcmp(protocol: number): boolean {
  return icmpNumbers.has(protocol)
}

/** Name of a protocol in a vector. */
export function protocolName(protocol: number): string {
  if (protocol === tcp) return 'tcp'
  if (protocol === udp) return 'udp'
  return isIcmp(protocol) ? 'icmp' : 'ip'
}

/**
 * UDP services whose answers are larger than their questions, so that spoofed questions become floods: QOTD, chargen, DNS,
 * TFTP, portmap, NTP, NetBIOS, SNMP, CLDAP, RIP, ARD, SSDP, WS-Discovery, mDNS, memcached (CISA alert TA14-017A and its updates).
 */
export const amplifyingPorts: ReadonlySet<number> = new Set([17, 19, 53, 69, 111, 123, 137, 161, 389, 520, 3283, 1900, 3702, 5353, 11211])

/** The flow of a VPC flow log event; undefined when it has no traffic or cannot be read. */
export function flowOf(event: SecurityEvent): Flow | undefined {
  const { fields } = event
  const [packets, source, target] = [count(fields, 'packets'), text(fields, 'srcaddr'), text(fields, 'dstaddr')]
  if (!packets || target === '' || target.length > longest || source.length > longest) return undefined
  const [sourcePort, targetPort] = [count(fields, 'srcport') ?? 0, count(fields, 'dstport') ?? 0]
  const direction = directionOf(text(fields, 'flow-direction'), { source, target, sourcePort, targetPort })
  if (direction === undefined) return undefined
  const [start, end] = [count(fields, 'start') ?? 0, count(fields, 'end') ?? 0]
  const place = `${event.account}|${event.region}|${text(fields, 'interface-id')}|`
  return {
    id: event.id,
    time: event.time,
    began: start > 0 && start * 1000 <= event.time ? start * 1000 : event.time,
    source: direction === 'out' ? source : (event.sourceAddress ?? source),
    target: direction === 'out' ? text(fields, 'pkt-dstaddr') || target : target,
    sourcePort,
    targetPort,
    protocol: count(fields, 'protocol') ?? 0,
    packets,
    bytes: count(fields, 'bytes') ?? 0,
    minutes: Math.max(1, (end - start) / 60),
    flags: count(fields, 'tcp-flags'),
    rejected: own(fields, 'action') === 'REJECT',
    inbound: direction === 'out' ? undefined : place + target,
    outbound: direction === 'in' || source === '' ? undefined : place + source,
  }
}

/** The address in the name of a series. */
export function addressOf(series: string): string {
  return series.slice(series.lastIndexOf('|') + 1)
}

/** Longest textual address. */
const longest = 45

function text(fields: SecurityEvent['fields'], name: string): string {
  const value = own(fields, name)
  return typeof value === 'string' ? value : ''
}

function count(fields: SecurityEvent['fields'], name: string): number | undefined {
  const value = own(fields, name)
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
  return number >= 0 && number < Number.POSITIVE_INFINITY ? number : undefined
}

/**
 * Which way a record goes, seen from its interface. Logs without `flow-direction` (versions before 5) hold both directions: in
 * IPv4 an interface is known by its private address, and between two private addresses either may be its own, so the record
 * stands for both; in IPv6 the side with the lower port is taken for the server, which is ours.
 */
function directionOf(
  said: string,
  { source, target, sourcePort, targetPort }: Pick<Flow, 'source' | 'target' | 'sourcePort' | 'targetPort'>,
): 'in' | 'out' | 'both' | undefined {
  if (said !== '') return said === 'ingress' ? 'in' : said === 'egress' ? 'out' : undefined
  if (!ipaddr.isValid(target)) return undefined
  const [from, to] = [isPrivate(source), isPrivate(target)]
  if (to) return from ? 'both' : 'in'
  if (from) return 'out'
  if (!target.includes(':')) return undefined
  return targetPort < sourcePort || amplifyingPorts.has(sourcePort) ? 'in' : 'out'
}

/** Whether an address is of a private network, IPv4 (RFC 1918, RFC 6598, link-local, loopback) or IPv6 (unique or link local). */
export function isPrivate(address: string): boolean {
  const words = addressWords(address)
  if (!words) return false
  const [first = 0] = words
  if (words.length === 4) return first >>> 25 === 0x7e || first >>> 22 === 0x3fa || words.every((word, at) => word === (at === 3 ? 1 : 0))
  const high = first >>> 24
  return (
    high === 10 || high === 127 || first >>> 20 === 0xac1 || first >>> 16 === 0xc0a8 || first >>> 16 === 0xa9fe || first >>> 22 === 0x191
  )
}

/** Whether an address is one of the internet: valid, not private, and of one host (no multicast or broadcast). */
export function isPublic(address: string): boolean {
  const words = addressWords(address)
  if (!words || isPrivate(address)) return false
  const high = (words[0] ?? 0) >>> 24
  return words.length === 4 ? high !== 0xff && high !== 0 : high > 0 && high < 224
}
