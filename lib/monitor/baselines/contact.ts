import { type Flow, isIcmp, tcp, udp } from './flow.ts'

/** Bits of `tcp-flags` that flow logs have: FIN 1, SYN 2, RST 4, and ACK 16 only beside SYN ("Flow log records", VPC user guide). */
const synAck = 18
const syn = 2

/** A connection request without options or data has 40 bytes in IPv4, with the options of common systems 60, in IPv6 80. */
const bareBytes = { v4: 60, v6: 80 } as const
/** Packets of a connection that was opened and closed, or asked for and not answered, without a word in between. */
const thinPackets = 4
/** Where flags are not logged, a TCP flow of so few bare packets is taken for a request that was never followed up. */
const fewPackets = 3
/** Packets and bytes of a log-in that failed: the handshake of SSH, TLS or a database, a few tries, and the end. */
const shortPackets = { least: 5, most: 80 } as const
const shortBytes = 24_000

/** UDP services where a question and no more is usual: DNS, NTP, QUIC; and the ports that traceroute walks through. */
const chatty: ReadonlySet<number> = new Set([53, 123, 443])
const isTraced = (port: number): boolean => port >= 33_434 && port <= 33_534

/** How much of a conversation a flow was. */
export type FlowSize =
  /** A knock: rejected, not answered, or closed without a word. */
  | 'thin'
  /** A knock that nobody answered: rejected, or a request and no more. Health checks, which open a port and close it, are none. */
  | 'unanswered'
  /** A connection that said a little and ended, as a log-in that fails does. */
  | 'short'
  /** Whatever it was. */
  | 'any'

/**
 * Who opened the connection that a flow belongs to: flow logs have a record for each way, so answers look like calls.
 *
 * TCP tells by its flags: who sends SYN without ACK calls, who sends both answers. Where that is not logged or not in this record,
 * the lower port is the server's. Undefined when nothing tells.
 */
export function callerOf({ protocol, flags, sourcePort, targetPort }: Flow): 'source' | 'target' | undefined {
  if (isIcmp(protocol)) return 'source'
  if (protocol === tcp && flags !== undefined) {
    if ((flags & synAck) === syn) return 'source'
    if ((flags & synAck) === synAck) return 'target'
  }
  if (sourcePort === targetPort) return undefined
  return targetPort < sourcePort ? 'source' : 'target'
}

/** Whether the flow is of this size. */
export function isOfSize(flow: Flow, size: FlowSize): boolean {
  if (size === 'any') return true
  if (size === 'short') return isShort(flow)
  return isThin(flow) && (size === 'thin' || flow.rejected || flow.flags === undefined || flow.protocol !== tcp || flow.flags === syn)
}

/** Nothing but requests for a connection, as far as one can tell: long connections show SYN, too, with data in their packets. */
export function isSynOnly({ protocol, flags, packets, bytes, target }: Flow): boolean {
  if (protocol !== tcp || (flags !== undefined && flags !== syn)) return false
  const bare = isBare(packets, bytes, target)
  return flags === undefined ? bare && packets <= fewPackets : bare || packets <= fewPackets
}

/** A flow with a SYN, or of which the flags are not known. */
function mayBegin(flags: number | undefined): boolean {
  return flags === undefined || (flags & synAck) === syn
}

function isThin({ rejected, protocol, packets, bytes, flags, target, targetPort }: Flow): boolean {
  if (rejected) return true
  if (protocol === tcp) return packets <= thinPackets && mayBegin(flags) && isBare(packets, bytes, target)
  if (protocol === udp) return packets <= 2 && !chatty.has(targetPort) && !isTraced(targetPort)
  return isIcmp(protocol) && packets <= thinPackets
}

function isShort({ rejected, protocol, packets, bytes, flags }: Flow): boolean {
  return (
    !rejected && protocol === tcp && packets >= shortPackets.least && packets <= shortPackets.most && bytes <= shortBytes && mayBegin(flags)
  )
}

function isBare(packets: number, bytes: number, target: string): boolean {
  return bytes <= packets * (target.includes(':') ? bareBytes.v6 : bareBytes.v4)
}
