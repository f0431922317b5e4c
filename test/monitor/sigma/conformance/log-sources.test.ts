import { describe, expect, test } from 'vitest'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import { eventWith } from '../build.ts'
import { matches } from './conform.ts'

const rule = (logSource: string): string => `title: t\nlogsource: ${logSource}\ndetection: {sel: {a: 1}, condition: sel}\n`

describe('Rules 2.1.0, "Log source": every part that the rule names, and no other', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['{product: aws}', { product: 'aws', service: 'cloudtrail' }, true],
    ['{product: aws}', { product: 'aws' }, true],
    ['{product: aws}', { product: 'linux' }, false],
    ['{product: aws}', { service: 'cloudtrail' }, false],
    ['{product: aws, service: cloudtrail}', { product: 'aws', service: 'cloudtrail' }, true],
    ['{product: aws, service: cloudtrail}', { product: 'aws', service: 'vpcflow' }, false],
    ['{product: aws, service: cloudtrail}', { product: 'aws' }, false],
    ['{service: cloudtrail}', { product: 'aws', service: 'cloudtrail' }, true],
    ['{category: dns}', { category: 'dns', product: 'aws' }, true],
    ['{category: dns}', { category: 'firewall' }, false],
    ['{category: dns, product: aws}', { category: 'dns' }, false],
    ['{category: dns, product: aws, service: x}', { category: 'dns', product: 'aws', service: 'x' }, true],
    ['{product: AWS, service: CloudTrail}', { product: 'aws', service: 'cloudtrail' }, true],
    ['{product: aws, definition: data events are on}', { product: 'aws' }, true],
  ])('%s, an event of %j: %s', (wanted, logSource, answer) => {
    expect(matches(rule(wanted), eventWith({ a: 1 }, { logSource }))).toBe(answer)
    expect(matches(rule(wanted), eventWith({ a: 2 }, { logSource }))).toBe(false)
  })
})

describe('Rules 2.1.0, "Status": deprecated and unsupported rules are read and do not run', () => {
  test.each<[string, boolean]>([
    ['stable', true],
    ['test', true],
    ['experimental', true],
    ['deprecated', false],
    ['unsupported', false],
  ])('%s: %s', (status, runs) => {
    const { documents, errors } = loadRules([{ file: 'f.yml', text: `status: ${status}\n${rule('{product: aws}')}` }])
    expect(errors).toEqual([])
    const ruleset = compileRules(documents)
    expect(ruleset.match(eventWith({ a: 1 }))).toHaveLength(runs ? 1 : 0)
    expect(ruleset.idle).toHaveLength(runs ? 0 : 1)
  })

  test('a rule without a status runs', () => {
    expect(matches(rule('{product: aws}'), eventWith({ a: 1 }))).toBe(true)
  })
})

describe('Rules 2.1.0, "Rule metadata": every key of the specification is read', () => {
  test.each([
    'id: 3f0c3b6e-9a39-4f0e-9d35-0f1f5a1c2d3e',
    'name: my_rule',
    'related:\n  - {id: 3f0c3b6e-9a39-4f0e-9d35-0f1f5a1c2d3e, type: derived}',
    'taxonomy: sigma',
    'description: what it finds',
    'license: Apache-2.0',
    'author: somebody',
    'references:\n  - https://example.com/why',
    'date: 2026-01-02',
    'modified: 2026-02-03',
    'fields: [a, b.c]',
    'falsepositives:\n  - a person at work',
    'level: informational',
    'level: low',
    'level: medium',
    'level: high',
    'level: critical',
    'tags:\n  - attack.t1098\n  - cve.2026-0001',
    'scope: [server]',
  ])('%s', (key) => {
    expect(matches(`${key}\n${rule('{product: aws}')}`, eventWith({ a: 1 }))).toBe(true)
  })
})
