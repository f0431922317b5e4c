import type { Strand } from './flow-simulator.ts'
import type { Random } from './random.ts'

/** Shapes of floods that come in. */
export const floodShapes = [
  'SYN, spoofed',
  'UDP amplification',
  'ping',
  'odd protocol',
  'UDP to closed ports',
  'small TCP from a botnet',
] as const
export type FloodShape = (typeof floodShapes)[number]

/** So many packets of a flood in a minute. */
export function floodStrand(shape: FloodShape, packets: number, usualPeers: number, random: Random): Strand {
  const spread = (peers: number, share = 3 / peers): Pick<Strand, 'packets' | 'peers' | 'largest'> => ({
    packets,
    peers: Math.max(1, Math.min(peers, packets)),
    largest: packets * Math.min(1, share),
  })
  switch (shape) {
    case 'SYN, spoofed':
      return { ...spread(packets * random.between(0.5, 1)), bytesPerPacket: random.between(40, 60), protocol: 6, flags: 2 }
    case 'UDP amplification':
      return {
        ...spread(random.whole(20, 2_000)),
        bytesPerPacket: random.between(300, 1_400),
        protocol: 17,
        peerPort: random.pick([53, 123, 389, 1900, 11211]),
        ownPort: 40_000,
      }
    case 'ping':
      return { ...spread(random.whole(1, 5_000)), bytesPerPacket: random.between(60, 1_000), protocol: 1 }
    case 'odd protocol':
      return {
        ...spread(random.whole(1, 2_000)),
        bytesPerPacket: random.between(40, 600),
        protocol: random.pick([0, 2, 46, 103, 132, 255]),
      }
    case 'UDP to closed ports':
      return { ...spread(random.whole(5, 5_000)), bytesPerPacket: random.between(40, 500), protocol: 17, flags: 0, rejected: true }
    case 'small TCP from a botnet':
      // Members of a botnet: many more than the customers of ever, with packets that carry next to nothing.
      return {
        ...spread(Math.max(2_000, usualPeers * random.between(8, 40))),
        bytesPerPacket: random.between(40, 60),
        protocol: 6,
        flags: 0,
      }
  }
}
