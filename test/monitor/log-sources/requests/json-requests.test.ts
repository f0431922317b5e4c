import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainName } from '#lib/monitor/log-sources/domain-name.ts'
import { kindsOf, readAll } from '../chunks.ts'

const query = {
  version: '1.100000',
  account_id: '111122223333',
  region: 'eu-west-1',
  vpc_id: 'vpc-0a1',
  query_timestamp: '2026-05-04T09:00:00Z',
  query_name: 'WWW.Shop.Example.co.uk.',
  query_type: 'A',
  query_class: 'IN',
  rcode: 'NOERROR',
  answers: [
    { Rdata: 'shop.example.net.', Type: 'CNAME', Class: 'IN' },
    { Rdata: '192.0.2.1', Type: 'A', Class: 'IN' },
  ],
  srcaddr: '10.0.0.7',
  srcport: '56067',
  transport: 'UDP',
  srcids: { instance: 'i-0abc' },
}
const acl = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b'
const request = {
  timestamp: 1777885200000,
  formatVersion: 1,
  webaclId: acl,
  terminatingRuleId: 'AWS-AWSManagedRulesSQLiRuleSet',
  terminatingRuleType: 'MANAGED_RULE_GROUP',
  action: 'BLOCK',
  ruleGroupList: [{ ruleGroupId: 'AWS#AWSManagedRulesSQLiRuleSet', terminatingRule: { ruleId: 'SQLi_QUERYARGUMENTS', action: 'BLOCK' } }],
  responseCodeSent: null,
  httpRequest: {
    clientIp: '203.0.113.9',
    country: 'NL',
    headers: [
      { name: 'Host', value: 'Shop.example' },
      { name: 'user-agent', value: 'sqlmap/1.8' },
    ],
    uri: '/items',
    args: 'id=1%27%20or%201=1',
    httpMethod: 'GET',
  },
  labels: [{ name: 'awswaf:managed:aws:sql-database:SQLi_QueryArguments' }],
}
const lines = (...records: readonly unknown[]): string => records.map((record) => JSON.stringify(record)).join('\n')

describe('Route 53 Resolver query logs', () => {
  it('keep their fields and add what the name looks like', async () => {
    const [item] = await readAll(lines(query))
    expect(item).toMatchObject({
      kind: 'event',
      event: {
        id: expect.stringMatching(/^dns-[0-9a-f]{32}$/),
        time: Date.parse('2026-05-04T09:00:00Z'),
        logSource: { category: 'dns', product: 'aws', service: 'route53' },
        account: '111122223333',
        region: 'eu-west-1',
        resource: { arn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc', type: 'AWS::EC2::Instance' },
        sourceAddress: '10.0.0.7',
        fields: {
          query_name: 'WWW.Shop.Example.co.uk.',
          query: 'www.shop.example.co.uk',
          record_type: 'A',
          answer: ['shop.example.net.', '192.0.2.1'],
          parent_domain: 'example.co.uk',
          longest_label: 7,
          label_count: 5,
          subdomain_length: 8,
        },
      },
    })
  })

  it('tell equal queries apart, whatever order their keys have', async () => {
    const turned = Object.fromEntries(Object.entries(query).reverse())
    const ids = (await readAll(lines(query, turned, { ...query, srcport: '1' }))).map((item) =>
      item.kind === 'event' ? item.event.id : '',
    )
    expect(new Set(ids).size).toBe(3)
    expect(ids[1]).toBe(`${ids[0]}-1`)
  })

  it('are not lost to the scanner, and broken ones are set aside', async () => {
    const needs = [{ eventNames: new Set(['deletetrail']) }]
    expect(kindsOf(await readAll(lines(query, query), {}, undefined, needs))).toBe('event event')
    const bad = [
      { ...query, query_timestamp: 'soon' },
      { ...query, query_name: 7 },
      { ...query, answers: 'no', srcids: null },
    ]
    expect(kindsOf(await readAll(lines(...bad)))).toBe('set-aside set-aside event')
  })
})

describe('names', () => {
  it.each([
    ['example.com.', 'example.com', 7, 2, 0, 0],
    ['a.b.example.com', 'example.com', 7, 4, 3, 1],
    ['com', 'com', 3, 1, 0, 0],
    ['co.uk', 'co.uk', 2, 2, 0, 0],
    ['.', '', 0, 0, 0, 0],
    ['4.3.2.1.in-addr.arpa', '1.in-addr.arpa', 7, 6, 5, 1.585],
  ])('%s', (name, parent, longestLabel, labelCount, subdomainLength, entropy) => {
    expect(domainName(name)).toMatchObject({ parent, longestLabel, labelCount, subdomainLength, entropy })
  })

  it('of any kind are taken apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (name) => {
        const { parent, query: asked, entropy, longestLabel } = domainName(name)
        expect(asked.endsWith(parent)).toBe(true)
        expect(longestLabel).toBeLessThanOrEqual(asked.length)
        expect(entropy).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('WAF logs', () => {
  it('keep their fields and add those of a web server', async () => {
    const [item] = await readAll(lines(request))
    expect(item).toMatchObject({
      kind: 'event',
      event: {
        id: expect.stringMatching(/^waf-[0-9a-f]{32}$/),
        time: 1777885200000,
        logSource: { category: 'webserver', product: 'aws', service: 'waf' },
        account: '111122223333',
        region: 'eu-west-1',
        resource: { arn: acl, type: 'AWS::WAFv2::WebACL' },
        sourceAddress: '203.0.113.9',
        fields: {
          terminatingRuleId: 'AWS-AWSManagedRulesSQLiRuleSet',
          'cs-method': 'GET',
          'cs-host': 'shop.example',
          'cs-uri': "/items?id=1' or 1=1",
          'cs-user-agent': 'sqlmap/1.8',
          'c-ip': '203.0.113.9',
        },
      },
    })
  })

  it('are set aside when time, list or request is missing; odd headers do no harm', async () => {
    const bad = [
      { ...request, timestamp: '1' },
      { ...request, webaclId: null },
      { ...request, httpRequest: [] },
      { ...request, httpRequest: { headers: [null, 7, { name: '__proto__', value: 'x' }] } },
    ]
    expect(kindsOf(await readAll(lines(...bad)))).toBe('set-aside set-aside set-aside event')
  })
})
