import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { readRecords } from '#lib/monitor/log-sources/read-records.ts'
import { percentDecoded } from '#lib/monitor/log-sources/requests/percent-decoding.ts'
import { cut, readAll, stream } from '../chunks.ts'

const elb = 'app/shop/50dc6c495c0c9188'
const group = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/73e2d6bc24d8a067'
const alb = (request: string, agent = 'curl/8.5.0', behind = `ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ${group}`): string =>
  `https 2026-05-04T09:00:00.186641Z ${elb} 203.0.113.9:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "${request}" "${agent}" ${behind} ` +
  '"Root=1-58337262-36d228ad5d99923122bbe354" "shop.example" "-" 0 2026-05-04T09:00:00.148000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1'
const owner = 'a'.repeat(64)
const s3 = (agent: string, requester = 'arn:aws:sts::111122223333:assumed-role/reader/one'): string =>
  `${owner} reports [04/May/2026:11:00:38 +0200] 203.0.113.9 ${requester} 3E57427F33A59F07 REST.GET.OBJECT a/b%2520c.pdf ` +
  `"GET /reports/a/b%20c.pdf?x-id=GetObject HTTP/1.1" 200 - 2662992 3462992 70 10 "-" "${agent}" - host+id/1= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader reports.s3.eu-west-1.amazonaws.com TLSv1.2 - -`

async function events(lines: string | readonly string[], name = 'x'): Promise<SecurityEvent[]> {
  const text = typeof lines === 'string' ? lines : lines.join('\n')
  const items = await Array.fromAsync(readRecords(stream(cut(Buffer.from(text))), { name }))
  return items.flatMap((item) => (item.kind === 'event' ? item.event : []))
}

describe('ALB access logs', () => {
  it('keep the raw columns and add those of a web server', async () => {
    const [event] = await events(alb('GET https://shop.example:443/a%2520b/%2e%2e/x?q=1%27+union+select&y=%zz HTTP/2.0'))
    expect(event).toMatchObject({
      id: expect.stringMatching(/^alb-[0-9a-f]{32}$/),
      time: Date.parse('2026-05-04T09:00:00.186Z'),
      logSource: { category: 'webserver', product: 'aws', service: 'alb' },
      account: '111122223333',
      region: 'eu-west-1',
      resource: {
        arn: `arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/${elb}`,
        type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      },
      sourceAddress: '203.0.113.9',
      fields: {
        type: 'https',
        elb,
        client_port: '203.0.113.9:2817',
        elb_status_code: 200,
        'cs-method': 'GET',
        'cs-host': 'shop.example',
        'cs-uri-stem': '/a b/../x',
        'cs-uri-query': "q=1' union select&y=%zz",
        'cs-uri': "/a b/../x?q=1' union select&y=%zz",
        'cs-user-agent': 'curl/8.5.0',
        'c-useragent': 'curl/8.5.0',
        'c-ip': '203.0.113.9',
        'sc-status': 200,
        'sc-bytes': 366,
        'cs-bytes': 34,
      },
    })
    expect(event?.fields).not.toHaveProperty('redirect_url')
  })

  it('are read however the client fills its own columns', async () => {
    for (const agent of ['a \\"b\\" c', 'ends in \\', '', '-', 'x'.repeat(8_192), 'blank "inside" it']) {
      const [event] = await events(
        [alb('GET http://shop.example:80/ HTTP/1.1'), alb('POST http://shop.example:80/login HTTP/1.1', agent)].join('\n'),
      ).then((all) => all.slice(-1))
      expect([agent.slice(0, 20), event?.fields['cs-uri-stem'], event?.fields['sc-status']]).toEqual([agent.slice(0, 20), '/login', 200])
    }
    const [odd] = await events(alb('- http://shop.example:80- -'))
    expect(odd?.fields).not.toHaveProperty('cs-method')
    const [six] = await events(alb('GET http://[2001:db8::5]:80/ HTTP/1.1').replace('203.0.113.9:2817', '[2001:db8::1]:2817'))
    expect([six?.sourceAddress, six?.fields['cs-host']]).toEqual(['2001:db8::1', 'shop.example'])
  })

  it('take the account from the key that AWS delivers under where a line has none', async () => {
    const line = alb('GET http://shop.example:80/ HTTP/1.1', 'x', '- - -')
    expect((await events(line))[0]?.account).toBe('')
    const key = 's3://logs/alb/AWSLogs/444455556666/elasticloadbalancing/eu-central-1/2026/05/04/x.log.gz'
    expect((await events(line, key))[0]).toMatchObject({ account: '444455556666', region: 'eu-central-1' })
  })

  it('tell equal lines apart, the same way each time', async () => {
    const lines = [alb('GET http://a:80/ HTTP/1.1'), alb('GET http://a:80/ HTTP/1.1'), alb('GET http://b:80/ HTTP/1.1')]
    const ids = (await events(lines)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect((await events(lines)).map(({ id }) => id)).toEqual(ids)
  })

  it('set lines aside that are none, with the reason', async () => {
    const items = await readAll([alb('GET http://a:80/ HTTP/1.1'), 'nonsense', alb('x'.repeat(70_000))].join('\n'))
    expect(items).toMatchObject([
      { kind: 'event' },
      { kind: 'set-aside', record: 2, reason: expect.stringContaining('columns') },
      { kind: 'set-aside', record: 3, reason: expect.stringContaining('longer') },
    ])
  })
})

describe('S3 server access logs', () => {
  it('keep the raw columns and add those of a web server', async () => {
    const [event] = await events(s3('aws-cli/2.15'), 's3://logs/s3/111122223333/eu-west-1/reports/2026/05/04/2026-05-04-09-00-00-ABC')
    expect(event).toMatchObject({
      id: expect.stringMatching(/^s3-access-[0-9a-f]{32}$/),
      time: Date.parse('2026-05-04T09:00:38Z'),
      logSource: { category: 'webserver', product: 'aws', service: 's3-access' },
      account: '111122223333',
      region: 'eu-west-1',
      principal: 'arn:aws:sts::111122223333:assumed-role/reader/one',
      resource: { arn: 'arn:aws:s3:::reports', type: 'AWS::S3::Bucket' },
      sourceAddress: '203.0.113.9',
      fields: {
        bucket: 'reports',
        operation: 'REST.GET.OBJECT',
        key: 'a/b%2520c.pdf',
        http_status: 200,
        bytes_sent: 2662992,
        tls_version: 'TLSv1.2',
        authentication_type: 'AuthHeader',
        'cs-uri-stem': '/reports/a/b c.pdf',
        'cs-host': 'reports.s3.eu-west-1.amazonaws.com',
        'sc-status': 200,
      },
    })
    expect(event?.fields).not.toHaveProperty('error_code')
  })

  it('keep the columns behind the user agent in place, whatever it is', async () => {
    for (const agent of ['a" - - SigV2 - QueryString evil -', '"', '" "', 'x "y" z']) {
      const [event] = await events(s3(agent))
      expect([agent, event?.fields['signature_version'], event?.fields['tls_version'], event?.fields['http_status']]).toEqual([
        agent,
        'SigV4',
        'TLSv1.2',
        200,
      ])
    }
  })

  it('read what S3 does by itself', async () => {
    const [event] = await events(
      `${owner} reports [04/May/2026:09:00:38 +0000] - AmazonS3 3E57 S3.EXPIRE.OBJECT key - - - - 100 - - - - - host+id= - - - - - -`,
    )
    expect(event).toMatchObject({ sourceAddress: null, principal: 'AmazonS3', fields: { operation: 'S3.EXPIRE.OBJECT', object_size: 100 } })
  })
})

it('decodes as often as twice, and never more bytes than there are', () => {
  expect(percentDecoded('%252e%252e%252f%25252e')).toBe('../%2e')
  expect(percentDecoded('%e2%82%ac %c0%ae %')).toBe('€ \ufffd\ufffd %')
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('%', '2', 'e', '5', 'F', 'x', 'é') }),
      (text) => percentDecoded(text).length <= text.length * 3,
    ),
  )
})

it('survives any line', async () => {
  const pieces = fc.constantFrom(
    '"',
    '[',
    ']',
    ' ',
    '\\',
    '-',
    'https',
    '2026-05-04T09:00:00Z',
    elb,
    '200',
    owner,
    'reports',
    '[04/May/2026:11:00:38 +0200]',
    'é',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), fc.constantFrom(alb('GET / HTTP/1.1'), s3('x')), async (parts, first) => {
      expect((await readAll(`${first}\n${parts.join('')}\n${parts.join(' ')}`)).length).toBeGreaterThan(0)
    }),
    { numRuns: 200 },
  )
})
