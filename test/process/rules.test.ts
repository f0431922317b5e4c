import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

const good = `title: A trail is looked at
id: 7d1f7c3e-1111-4111-8111-111111111111
status: test
logsource: {product: aws, service: cloudtrail}
detection:
  selection:
    eventName: StopLogging
  condition: selection
level: low
`
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
  for (const [folder, files] of Object.entries({
    good: { 'good.yml': good },
    mixed: { 'good.yml': good, 'bad.yml': good.replace('eventName:', 'eventName|contians:'), 'broken.yml': 'title: [' },
    bad: { 'bad.yml': good.replace('condition: selection', 'condition: selection and') },
    none: { 'notes.txt': 'no rule' },
  })) {
    await mkdir(join(directory, folder))
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, folder, name), text)
  }
})
afterAll(() => rm(directory, { recursive: true }))

const keepwatch = (...args: string[]) => runNode(['bin/keepwatch.mjs', ...args])
const at = (folder: string): string => join(directory, folder)

describe('keepwatch rules', () => {
  it('lints files one by one and says where and why', async () => {
    const { code, out } = await keepwatch('rules', 'lint', at('mixed'), '--format', 'ndjson')
    expect(code).toBe(2)
    const byName = new Map(ndjson(out).map((row) => [String(row['file']).split(/[\\/]/).at(-1), row]))
    expect(byName.get('good.yml')).toMatchObject({ ok: true, errors: [] })
    expect(byName.get('bad.yml')).toMatchObject({ ok: false, errors: [{ line: 7, message: expect.stringContaining('contians') }] })
    expect(byName.get('broken.yml')).toMatchObject({ ok: false, errors: [{ line: expect.any(Number), message: expect.any(String) }] })
    expect((await keepwatch('rules', 'lint', at('good'))).code).toBe(0)
  })

  it('lists the built-in detections', async () => {
    const { code, out } = await keepwatch('rules', 'list', '--format', 'ndjson')
    expect(code).toBe(0)
    expect(ndjson(out)).toContainEqual(
      expect.objectContaining({ id: 'cloudtrail-trail-stopped', level: 'high', runs: true, attack: ['T1685.002'] }),
    )
  })

  it('runs the cases beside the rules', async () => {
    const cases = (name: string) => ({
      defaults: {
        eventVersion: '1.11',
        eventTime: '2026-01-01T00:00:00Z',
        eventSource: 'cloudtrail.amazonaws.com',
        recipientAccountId: '111122223333',
      },
      matching: [{ name: 'stops', records: [{ eventName: name }] }],
      notMatching: [{ name: 'looks', records: [{ eventName: 'DescribeTrails' }] }],
    })
    await mkdir(at('cases'))
    await writeFile(join(at('cases'), 'good.yml'), good)
    await writeFile(join(at('cases'), 'good.cases.json'), JSON.stringify(cases('StopLogging')))
    const passed = await keepwatch('rules', 'test', at('cases'), '--format', 'ndjson')
    expect(passed.code, passed.err).toBe(0)
    expect(ndjson(passed.out)).toMatchObject([
      { case: 'stops', ok: true, message: '' },
      { case: 'looks', ok: true, message: '' },
    ])
    expect(passed.err).toContain('2 of 2 cases')
    // A file of cases is no rule.
    expect((await keepwatch('rules', 'lint', at('cases'))).code).toBe(0)
    await writeFile(join(at('cases'), 'good.cases.json'), JSON.stringify(cases('StartLogging')))
    const failed = await keepwatch('rules', 'test', at('cases'), '--format', 'ndjson')
    expect(failed.code).toBe(3)
    expect(ndjson(failed.out)).toContainEqual(
      expect.objectContaining({ case: 'stops', ok: false, message: expect.stringContaining('no finding') }),
    )
    await writeFile(join(at('cases'), 'bad.yml'), good.replace('eventName:', 'eventName|contians:'))
    expect((await keepwatch('rules', 'test', at('cases'))).code).toBe(2)
    expect((await keepwatch('rules', 'test', at('good'))).code).toBe(2)
  })

  it('converts aggregations to correlations, which then load', async () => {
    const old = good.replace('condition: selection', 'condition: selection | count() by sourceIPAddress > 5\n  timeframe: 10m')
    await mkdir(join(at('old'), 'deep'), { recursive: true })
    await writeFile(join(at('old'), 'deep', 'old.yml'), old)
    await writeFile(join(at('old'), 'new.yml'), good.replace('7d1f7c3e-1111', '8d1f7c3e-1111'))
    const printed = await keepwatch('rules', 'convert', at('old'))
    expect(printed.code, printed.err).toBe(0)
    expect(printed.out).toMatch(/type: event_count/)
    expect(printed.err).toContain('1 rules in 1 files are converted, 1 files need no conversion')
    expect((await keepwatch('rules', 'convert', at('old'), '--out', at('converted'))).code).toBe(0)
    const linted = await keepwatch('rules', 'lint', at('converted'), '--format', 'ndjson')
    expect(linted.code, linted.out).toBe(0)
    expect(ndjson(linted.out).map((row) => row['file'])).toEqual([join(at('converted'), 'deep', 'old.yml')])
  })

  it.each([
    ['no verb', ['rules'], 2],
    ['a verb that is none', ['rules', 'polish', 'docs'], 2],
    ['no path to test', ['rules', 'test'], 2],
    ['no path', ['rules', 'lint'], 2],
    ['no rule below the path', ['rules', 'lint', 'docs'], 2],
    ['a path that is not there', ['rules', 'lint', 'no/such'], 1],
    ['help', ['rules', '--help'], 0],
  ])('exits right for %s', async (_, args, expected) => {
    expect((await keepwatch(...(args as string[]))).code).toBe(expected)
  })
})

describe('keepwatch detect --rules', () => {
  it('runs the rules that load, names the others, and findings carry the id of the rule', async () => {
    const { code, out, err } = await keepwatch('detect', 'samples/cloudtrail', '--rules', at('mixed'), '--format', 'ndjson')
    expect(code).toBe(3)
    expect(ndjson(out).map((line) => line['ruleId'])).toEqual(['7d1f7c3e-1111-4111-8111-111111111111'])
    expect(err).toMatch(/bad\.yml:7/)
    expect(err).toMatch(/2 rules are left out, 1 run/)
  })

  it('keeps the built-in detections beside them when asked', async () => {
    const { out } = await keepwatch('detect', 'samples/cloudtrail', '--rules', at('good'), '--builtin', '--format', 'ndjson')
    expect(ndjson(out).map((line) => line['ruleId'])).toEqual(
      expect.arrayContaining(['7d1f7c3e-1111-4111-8111-111111111111', 'cloudtrail-trail-stopped']),
    )
  })

  it('ends with 2 when nothing was found and rules were left out, or when there is no rule', async () => {
    expect((await keepwatch('detect', 'samples/cloudtrail', '--rules', at('bad'))).code).toBe(2)
    expect((await keepwatch('detect', 'samples/cloudtrail', '--rules', at('none'))).code).toBe(2)
  })
})
