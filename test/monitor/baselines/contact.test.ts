import { describe, expect, test } from 'vitest'
import { callerOf, type FlowSize, isOfSize } from '#lib/monitor/baselines/contact.ts'
import type { Flow } from '#lib/monitor/baselines/flow.ts'
import { outgoing, start } from './flows.ts'

describe('who called', () => {
  test.each<[string, Partial<Flow>, 'source' | 'target' | undefined]>([
    ['SYN', { flags: 2, sourcePort: 22, targetPort: 50_000 }, 'source'],
    ['SYN and FIN', { flags: 3 }, 'source'],
    ['SYN and RST', { flags: 6 }, 'source'],
    ['SYN and ACK: an answer, whatever the ports', { flags: 18, sourcePort: 50_000, targetPort: 22 }, 'target'],
    ['SYN, ACK and FIN', { flags: 19 }, 'target'],
    ['the middle of a conversation: the lower port serves', { flags: 0, sourcePort: 443, targetPort: 50_000 }, 'target'],
    ['no flags logged', { flags: undefined, sourcePort: 50_000, targetPort: 443 }, 'source'],
    ['equal ports tell nothing', { flags: undefined, sourcePort: 500, targetPort: 500 }, undefined],
    ['UDP by ports', { protocol: 17, flags: 0, sourcePort: 53, targetPort: 50_000 }, 'target'],
    ['ping', { protocol: 1, flags: 0, sourcePort: 0, targetPort: 0 }, 'source'],
  ])('%s', (_, more, wanted) => {
    expect(callerOf(outgoing(start, more))).toBe(wanted)
  })
})

describe('how much it was', () => {
  test.each<[string, Partial<Flow>, FlowSize[]]>([
    ['a request', { packets: 1, bytes: 44, flags: 2 }, ['thin', 'unanswered', 'any']],
    ['three of them, in IPv6', { packets: 3, bytes: 240, flags: 2, target: '2001:db8::1' }, ['thin', 'unanswered', 'any']],
    ['opened and closed', { packets: 4, bytes: 220, flags: 3 }, ['thin', 'any']],
    ['half open', { packets: 2, bytes: 84, flags: 6 }, ['thin', 'any']],
    ['rejected, whatever it was', { packets: 50, bytes: 9_000, flags: 0, rejected: true }, ['thin', 'unanswered', 'any']],
    ['a log-in that failed', { packets: 20, bytes: 3_600, flags: 3 }, ['short', 'any']],
    ['a session', { packets: 900, bytes: 200_000, flags: 3 }, ['any']],
    ['the end of a long conversation', { packets: 2, bytes: 80, flags: 1 }, ['any']],
    ['a DNS question', { protocol: 17, packets: 1, bytes: 70, flags: 0, targetPort: 53 }, ['any']],
    ['a UDP knock', { protocol: 17, packets: 1, bytes: 70, flags: 0, targetPort: 161 }, ['thin', 'unanswered', 'any']],
    ['a hop of traceroute', { protocol: 17, packets: 1, bytes: 60, flags: 0, targetPort: 33_440 }, ['any']],
    ['a ping', { protocol: 1, packets: 2, bytes: 168, flags: 0 }, ['thin', 'unanswered', 'any']],
    ['without flags', { packets: 2, bytes: 88, flags: undefined }, ['thin', 'unanswered', 'any']],
  ])('%s', (_, more, wanted) => {
    const flow = outgoing(start, more)
    expect((['thin', 'unanswered', 'short', 'any'] as const).filter((size) => isOfSize(flow, size))).toEqual(wanted)
  })
})
