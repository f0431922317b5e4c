import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { flowLogLayout } from '#lib/monitor/log-sources/flow-log-layout.ts'
import { OccurrenceCount } from '#lib/monitor/log-sources/occurrence-count.ts'
import { FlowLogReader } from '#lib/monitor/log-sources/vpc-flow.ts'
import { fixture, kindsOf, readAll } from './chunks.ts'

const record = '2 111122223333 eni-0123456789abcdef0 203.0.113.5 10.0.0.9 51022 443 6 12 4096 1769860800 1769860860 ACCEPT OK'

function reader(header: string): FlowLogReader {
  const layout = flowLogLayout(header)
  if (typeof layout !== 'object') throw new Error(`no layout: ${layout}`)
  return new FlowLogReader(layout)
}

function eventsOf(header: string, ...lines: string[]): SecurityEvent[] {
  const one = reader(header)
  return lines.map((line) => {
    const result = one.read(line)
    if (!result.ok) throw new Error(result.reason)
    return result.event
  })
}

describe('flow log files', () => {
  it('reads any order of columns, keeps unknown ones as text, drops "-"', async () => {
    const [first] = await readAll(fixture('flow-v5.log'))
    expect(first).toMatchObject({
      kind: 'event',
      record: 2,
      event: {
        time: 1769860860_000,
        logSource: { product: 'aws', service: 'vpcflow' },
        account: '111122223333',
        region: 'eu-west-1',
        principal: null,
        resource: { arn: 'arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-0123456789abcdef0', type: 'AWS::EC2::NetworkInterface' },
        sourceAddress: '203.0.113.5',
        fields: {
          version: 5,
          srcaddr: '10.0.3.4',
          dstport: 443,
          packets: 12,
          'tcp-flags': 3,
          'flow-direction': 'ingress',
          'added-later': 'some-text',
        },
      },
    })
    const fields = first?.kind === 'event' ? Object.keys(first.event.fields) : []
    expect(fields).not.toContain('pkt-src-aws-service')
  })

  it('makes a SKIPDATA line an event without addresses, and sets a broken line aside with its number', async () => {
    const items = await readAll(fixture('flow-v5.log'))
    expect(kindsOf(items)).toBe('event event event set-aside')
    const skipped = items[2]?.kind === 'event' ? items[2].event : undefined
    expect(skipped).toMatchObject({ time: 1769860920_000, sourceAddress: null, fields: { 'log-status': 'SKIPDATA' } })
    expect(skipped?.fields).not.toHaveProperty('srcaddr')
    expect(items[3]).toMatchObject({ record: 5, reason: 'dstport is "https"; wanted a number or "-"' })
  })

  it('reads the default format without a header, with CRLF and without a last line break', async () => {
    const items = await readAll(`${record}\r\n\r\n${record.replace('OK', 'NODATA')}`)
    expect(kindsOf(items)).toBe('event event')
    expect(items[0]).toMatchObject({ record: 1, event: { region: '', fields: { action: 'ACCEPT', bytes: 4096 } } })
  })

  it('reads further files put behind the first, with their own headers', async () => {
    const text = `${record}\nend dstport srcaddr bytes\n1769860860 22 198.51.100.1 7\n`
    const items = await readAll(text)
    expect(kindsOf(items)).toBe('event event')
    expect(items[1]).toMatchObject({ event: { sourceAddress: '198.51.100.1', fields: { dstport: 22, bytes: 7 } } })
  })

  it('gives equal ids on redelivery under any chunking, and distinct ones to identical lines', async () => {
    const text = `${record}\n${record}\n${record}\n`
    const ids = async (sizes: number[]): Promise<unknown[]> =>
      (await readAll(text, {}, sizes)).map((item) => (item.kind === 'event' ? item.event.id : item.kind))
    const once = await ids([65_536])
    expect(new Set(once).size).toBe(3)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), async (sizes) => {
        expect(await ids(sizes)).toEqual(once)
      }),
      { numRuns: 20 },
    )
  })

  it('sets a line aside that is too long, and reads on', async () => {
    const items = await readAll(`${record}\n${'9'.repeat(100_000)}\n${record}\n${'8'.repeat(70_000)}`, {}, [1000, 7])
    expect(kindsOf(items)).toBe('event set-aside event set-aside')
    expect(items[1]).toMatchObject({ record: 2, reason: expect.stringContaining('too long') })
  })

  const wrong: readonly (readonly [line: string, reason: string])[] = [
    [record.replace(' OK', ''), 'line has 13 columns; wanted the 14'],
    [`${record} more`, 'more than the 14 columns'],
    [record.replace('443', ''), 'dstport is ""; wanted a number'],
    [record.replace('443', '4 43'), 'more than the 14 columns'],
    [record.replace('443', '-443'), 'dstport is "-443"'],
    [record.replace('4096', '9'.repeat(30)), 'bytes is'],
    [record.replace('1769860860', '99999999999999'), 'end is 99999999999999; wanted seconds'],
    [record.replace('1769860800 1769860860', '- -'), 'end is missing; wanted seconds'],
    ['garbage', 'version is "garbage"'],
  ]
  it.each(wrong)('refuses %s', (line, reason) => {
    const result = reader(record).read(line)
    expect(result.ok ? 'was read' : result.reason).toContain(reason)
  })

  it('takes the start for a window that has no end', () => {
    expect(eventsOf('srcaddr start bytes', '10.0.0.1 1769860800 7')[0]?.time).toBe(1769860800_000)
  })

  it('names a transit gateway attachment when there is no interface, and says nothing of an unknown account', () => {
    const [event] = eventsOf('account-id tgw-attachment-id region end bytes', 'unknown tgw-attach-1 eu-west-1 1769860860 1')
    expect(event).toMatchObject({ account: '', resource: { type: 'AWS::EC2::TransitGatewayAttachment' } })
  })

  it('reads any values back', () => {
    const row = fc.record({
      port: fc.nat(65_535),
      bytes: fc.maxSafeNat(),
      address: fc.oneof(fc.ipV4(), fc.ipV6()),
      end: fc.nat(4_000_000_000),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const events = eventsOf(
          'bytes srcaddr end dstport',
          ...rows.map((each) => `${each.bytes} ${each.address} ${each.end} ${each.port}`),
        )
        expect(events.map((event) => event.fields)).toEqual(
          rows.map((each) => ({ bytes: each.bytes, srcaddr: each.address, end: each.end, dstport: each.port })),
        )
        expect(new Set(events.map((event) => event.id)).size).toBe(rows.length)
      }),
    )
  })
})

describe('flowLogLayout', () => {
  const nothing = [
    '',
    'hello world again',
    'srcaddr dstaddr',
    'Srcaddr Dstaddr End',
    '__proto__ srcaddr dstaddr end',
    'start end the show must go on',
  ]
  it.each(nothing.map((line) => [line]))('is no flow log: %j', (line) => {
    expect(flowLogLayout(line)).toBeUndefined()
  })

  it('says what a header lacks', () => {
    expect(flowLogLayout('version srcaddr dstaddr bytes')).toContain('neither `end` nor `start`')
    expect(flowLogLayout('srcaddr dstaddr end end')).toContain('"end" twice')
  })
})

describe('OccurrenceCount', () => {
  const hash = (n: number): string => n.toString(16).padStart(13, '0')

  it('counts each content on its own, across growth', () => {
    const count = new OccurrenceCount()
    for (let n = 0; n < 20_000; n++) expect(count.next(hash(n))).toBe('')
    for (let n = 0; n < 20_000; n += 997) expect([count.next(hash(n)), count.next(hash(n))]).toEqual(['-1', '-2'])
  })

  it('stays bounded and distinct beyond its capacity', () => {
    const count = new OccurrenceCount(2500)
    const seen = new Set<string>()
    for (let turn = 0; turn < 3; turn++) for (let n = 0; n < 4000; n++) seen.add(`${n}${count.next(hash(n))}`)
    expect(seen.size).toBe(12_000)
  })
})
