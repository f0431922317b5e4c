import { isSynOnly } from './contact.ts'
import { amplifyingPorts, type Flow, isIcmp, tcp, udp } from './flow.ts'

/** Protocols that ordinary traffic has: ICMP, IP in IP, TCP, UDP, GRE, ESP, AH, ICMPv6. */
const ordinary: ReadonlySet<number> = new Set([1, 4, tcp, udp, 47, 50, 51, 58])
/** Services that speak TCP; UDP to them does nothing but fill the line (QUIC's 443 is not among them). */
const tcpServices: ReadonlySet<number> = new Set([20, 21, 22, 23, 25, 80, 110, 143, 445, 993, 995, 3306, 3389, 5432, 8080])
/** Where much UDP goes out day by day: NTP, QUIC, IPsec, OpenVPN, STUN, WireGuard. */
const streams: ReadonlySet<number> = new Set([123, 443, 500, 1194, 3478, 4500, 51_820])

/** Shapes that a crowd of customers does not have; what they are called in a vector is in `floodNames`. */
export type Shape = 'amplified' | 'syn' | 'icmp' | 'odd' | 'rejected' | 'dns' | 'udpOnTcp' | 'udp'

/** Shapes in the order in which they name a flood; null: by its main protocol. */
export const floodNames: readonly (readonly [Shape, string | null])[] = [
  ['amplified', 'udp-amplification'],
  ['syn', 'syn-flood'],
  ['icmp', 'icmp-flood'],
  ['odd', 'odd-protocol-flood'],
  ['dns', 'dns-flood'],
  ['udpOnTcp', 'udp-on-tcp-flood'],
  ['udp', 'udp-flood'],
  ['rejected', null],
]

/** The shapes of a flow that comes in. */
export function inboundShapes(flow: Flow): readonly Shape[] {
  const shapes = sharedShapes(flow)
  if (flow.protocol === udp && amplifyingPorts.has(flow.sourcePort)) shapes.push('amplified')
  if (flow.rejected) shapes.push('rejected')
  return shapes
}

/** The shapes of a flow that goes out; what is rejected never left. */
export function outboundShapes(flow: Flow): readonly Shape[] {
  if (flow.rejected) return []
  const shapes = sharedShapes(flow)
  if (flow.protocol === udp) {
    if (flow.targetPort === 53) shapes.push('dns')
    else if (tcpServices.has(flow.targetPort)) shapes.push('udpOnTcp')
    // An answer comes from the port of a service.
    else if (!streams.has(flow.targetPort) && !streams.has(flow.sourcePort) && flow.sourcePort !== 53) shapes.push('udp')
  }
  return shapes
}

function sharedShapes(flow: Flow): Shape[] {
  if (isSynOnly(flow)) return ['syn']
  if (isIcmp(flow.protocol)) return ['icmp']
  return ordinary.has(flow.protocol) ? [] : ['odd']
}
