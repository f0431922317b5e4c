import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson, runNode } from './run-process.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keepwatch-'))
})
afterAll(() => rm(directory, { recursive: true }))

const detect = (...args: string[]) => runNode(['bin/keepwatch.mjs', 'detect', ...args, '--format', 'ndjson'])

/** Whole numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

const start = Date.parse('2026-03-01T12:00:00Z')

/** An organisation's noise: few actors, many calls, some of them failed sign-ins from one address. */
function trail(count: number): object[] {
  const next = numbers(4)
  const names = ['StopLogging', 'DescribeTrails', 'ListBuckets', 'GetObject', 'AttachUserPolicy', 'ConsoleLogin']
  return Array.from({ length: count }, (_, index) => {
    const name = names[next(names.length)] ?? 'ListBuckets'
    const user = `user-${next(4)}`
    return {
      eventVersion: '1.09',
      eventID: `event-${index}`,
      // Many at the same second: then what they say decides which one tells the story.
      eventTime: new Date(start + next(4_000) * 1_000).toISOString().replace('.000', ''),
      eventSource:
        name === 'ConsoleLogin' ? 'signin.amazonaws.com' : name === 'AttachUserPolicy' ? 'iam.amazonaws.com' : 'cloudtrail.amazonaws.com',
      eventName: name,
      awsRegion: 'eu-west-1',
      sourceIPAddress: `198.51.100.${next(5)}`,
      userAgent: `agent/${next(7)} é`,
      recipientAccountId: '111122223333',
      userIdentity: { type: 'IAMUser', userName: user, arn: `arn:aws:iam::111122223333:user/${user}`, accountId: '111122223333' },
      requestParameters: { name: 'main', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', userName: user },
      responseElements: { ConsoleLogin: 'Failure' },
    }
  })
}

const flowHeader =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status tcp-flags flow-direction'
function flows(count: number): string[] {
  const next = numbers(7)
  return Array.from({ length: count }, () => {
    const end = start / 1_000 + next(6) * 60 + 59
    const packets = 200 + next(400)
    return `5 111122223333 eni-${next(2)} 203.0.113.${next(200)} 10.0.1.${next(2)} ${1_024 + next(60_000)} 443 6 ${packets} ${packets * 40} ${end - 77} ${end} ACCEPT OK 2 ingress`
  })
}

const noisy = `title: Any listing
id: any-listing
logsource: {product: aws, service: cloudtrail}
detection: {s: {eventName|startswith: [List, Get, Describe]}, condition: s}
fields: [sourceIPAddress]
`

/** Writes the events over some files, in an order of their own. */
async function spread(name: string, records: readonly object[], lines: readonly string[], files: number, seed: number): Promise<string> {
  const folder = join(directory, name)
  await mkdir(folder)
  const next = numbers(seed)
  const shares = Array.from({ length: files }, () => ({ records: [] as object[], lines: [] as string[] }))
  const shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, at: next(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  for (const record of shuffled(records)) shares[next(files)]?.records.push(record)
  for (const line of shuffled(lines)) shares[next(files)]?.lines.push(line)
  for (const [index, share] of shares.entries()) {
    if (share.records.length > 0) await writeFile(join(folder, `${index}.json.gz`), gzipSync(JSON.stringify({ Records: share.records })))
    if (share.lines.length > 0) await writeFile(join(folder, `${index}.log`), `${[flowHeader, ...share.lines].join('\n')}\n`)
  }
  return folder
}

describe('keepwatch detect over files', () => {
  it('finds the same, byte for byte, in one file and in many, in any order, with any number of workers', async () => {
    const records = trail(3_000)
    const lines = flows(2_000)
    const rules = join(directory, 'noisy.yml')
    await writeFile(rules, noisy)
    const one = await spread('one', records, lines, 1, 1)
    const many = await spread('many', [...records, ...records.slice(0, 500)], lines, 9, 2)
    const options = ['--rules', rules, '--builtin']
    const wanted = await detect(one, ...options)
    expect(wanted.code, wanted.err).toBe(3)
    const found = ndjson(wanted.out)
    const ids = new Set(found.map((line) => line['ruleId']))
    for (const id of ['any-listing', 'cloudtrail-trail-stopped', 'cloudtrail-console-sign-in-failures', 'vpc-flow-inbound-flood'])
      expect(ids).toContain(id)
    expect(found.map((line) => line['emittedAt'])).toEqual(found.map((line) => line['emittedAt']).sort())
    const files = (await readdir(many)).map((name) => join(many, name))
    for (const args of [[many], [many, '--workers', '2'], [many, '--workers', '4'], [...files.reverse(), '--workers', '3']]) {
      const { out, code, err } = await detect(...args, ...options)
      expect(code, err).toBe(3)
      expect(out === wanted.out, `${args.join(' ')} differs`).toBe(true)
    }
  })

  it('lists what it set aside in order of file and record, whatever the worker count, and reads on behind a file that cannot be opened', async () => {
    const folder = join(directory, 'bad')
    await mkdir(folder)
    const [stop] = trail(60).filter((record) => (record as { eventName: string }).eventName === 'StopLogging')
    for (let index = 0; index < 12; index++) {
      const name = join(folder, `${String(index).padStart(2, '0')}.json`)
      await writeFile(name, index % 3 === 0 ? 'no log' : `{"Records":[{"x":1},${JSON.stringify(stop)},{"y":2}]}`)
    }
    await symlink(join(folder, 'gone.json'), join(folder, '05-link.json'))
    const lists = await Promise.all(
      ['1', '2', '4'].map(async (workers) => {
        const file = join(directory, `aside-${workers}.ndjson`)
        const { code, err } = await detect(folder, '--workers', workers, '--set-aside', file)
        expect(code, err).toBe(3)
        expect(err).toContain('21 records or files set aside')
        return readFile(file, 'utf8')
      }),
    )
    expect(ndjson(lists[0] ?? '').map((line) => line['name'])).toEqual(
      ndjson(lists[0] ?? '')
        .map((line) => line['name'])
        .toSorted(),
    )
    expect(lists[0]).toMatch(/"reason":"cannot be read: ENOENT/)
    expect(lists[1]).toBe(lists[0])
    expect(lists[2]).toBe(lists[0])
  })

  it('ends with 1 when nothing was found while a file could not be read: what was not seen is not clean', async () => {
    const folder = join(directory, 'unseen')
    await mkdir(folder)
    await writeFile(join(folder, 'a.json'), JSON.stringify({ Records: trail(1).map((record) => ({ ...record, eventName: 'Nothing' })) }))
    expect((await detect(folder)).code).toBe(0)
    await symlink(join(folder, 'gone.json'), join(folder, 'link.json'))
    const { code, err } = await detect(folder)
    expect(code).toBe(1)
    expect(err).toMatch(/link\.json: cannot be read/)
  })

  it.each([
    ['no workers', ['samples', '--workers', '0']],
    ['workers that are no number', ['samples', '--workers', 'many']],
    ['lists without rules', ['samples', '--lists', 'samples']],
    ['lists that are not there', ['samples', '--rules', 'lib/monitor/detections/cloudtrail', '--lists', 'samples']],
  ])('ends with 2 for %s', async (_, args) => {
    const { code, err } = await detect(...args)
    expect(code).toBe(2)
    expect(err).toMatch(/keepwatch: .*(--workers|--lists)/)
  })

  it('hands lists and placeholders to the rules, in every worker', async () => {
    const rules = join(directory, 'references.yml')
    const rule = (id: string, rest: string) => `title: ${id}\nid: ${id}\nlogsource: {product: aws, service: cloudtrail}\n${rest}\n`
    await writeFile(
      rules,
      [
        rule(
          'listed',
          'detection: {s: {eventName: StopLogging}, condition: s and bad}\nkeepwatch: {selections: {bad: {list: bad, field: sourceIPAddress}}}',
        ),
        rule('expanded', 'detection: {s: {eventName: StopLogging, userIdentity.userName|expand: "%admins%"}, condition: s}'),
      ].join('---\n'),
    )
    const lists = join(directory, 'lists')
    await mkdir(lists)
    await writeFile(join(lists, 'bad.txt'), '# seen before\n198.51.100.0/30\n')
    const placeholders = join(directory, 'placeholders.yml')
    await writeFile(placeholders, 'admins: [user-1]\n')
    const folder = await spread('references', trail(400), [], 4, 3)
    for (const workers of ['1', '2']) {
      const { code, out, err } = await detect(
        folder,
        '--rules',
        rules,
        '--lists',
        lists,
        '--placeholders',
        placeholders,
        '--workers',
        workers,
      )
      expect(code, err).toBe(3)
      const found = ndjson(out)
      expect(new Set(found.map((line) => line['ruleId']))).toEqual(new Set(['listed', 'expanded']))
      for (const line of found.filter(({ ruleId }) => ruleId === 'expanded')) expect(line['principal']).toMatch(/user-1$/)
    }
    const without = await detect(folder, '--rules', rules)
    expect(without.err).toMatch(/2 rules are left out/)
    expect(without.code).toBe(2)
  })
})
