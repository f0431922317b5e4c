import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileVerdict } from '../../../lib/audit/log-review/file-verdict.ts'
import { KeyRing } from '../../../lib/audit/log-review/public-keys.ts'
import { type VerifyOptions, verifyLogs } from '../../../lib/audit/log-review/verify-logs.ts'
import {
  memoryStore,
  type SignedTrail,
  sha256,
  signatureOf,
  signedTrail,
  stored,
  strangersPair,
  type TrailOptions,
} from './signed-trail.ts'

const at = (time: string): number => Date.parse(`2026-01-${time}:00Z`)
/** What a verdict is, as a text to compare. */
const brief = ({ kind, state, ok, file }: FileVerdict): string =>
  `${kind} ${state} ${ok} ${file.slice(file.lastIndexOf('_', file.length - 9) + 1)}`

async function verdicts(trail: SignedTrail, options: Partial<VerifyOptions> = {}, refused: readonly string[] = []): Promise<FileVerdict[]> {
  const keysOf = async () => trail.keys
  return Array.fromAsync(verifyLogs(memoryStore(trail.objects, new Set(refused)), { keysOf, ...options }))
}
const faults = (all: readonly FileVerdict[]) => all.filter(({ ok }) => ok !== true)
const digest = ({ digests }: SignedTrail, index: number): string => digests.at(index) ?? ''
const log = ({ logs }: SignedTrail, index: number): string => logs.at(index) ?? ''
const object = (trail: SignedTrail, name: string) => trail.objects.get(name) ?? { body: Buffer.alloc(0), metadata: undefined }
const jsonOf = (trail: SignedTrail, name: string): string => gunzipSync(object(trail, name).body).toString()

describe('an untouched trail', () => {
  it('every digest and every log file is valid, oldest first', async () => {
    const trail = signedTrail({ prefix: 'central/' })
    const all = await verdicts(trail, { from: at('31T00:00'), to: at('31T04:30') })
    expect(faults(all)).toEqual([])
    expect(all.filter(({ kind }) => kind === 'digest').map(({ file }) => file)).toEqual(trail.digests)
    expect(all.filter(({ kind }) => kind === 'log').map(({ file }) => file)).toEqual(trail.logs)
    expect(all[0]).toMatchObject({ account: '111122223333', region: 'eu-west-1', trail: 'main_trail' })
  })

  it('over the end of a day and of a year, with hours in which nothing happened', async () => {
    const options: TrailOptions = { start: '2025-12-31T20:30:00Z', hours: 8 }
    expect(faults(await verdicts(signedTrail(options)))).toEqual([])
    expect(faults(await verdicts(signedTrail({ ...options, logsPerHour: 0 })))).toEqual([])
  })

  it('a log file that was stored anew with another compression is the same log file', async () => {
    const trail = signedTrail()
    object(trail, log(trail, 0)).body = gzipSync(gunzipSync(object(trail, log(trail, 0)).body), { level: 1 })
    object(trail, log(trail, 1)).body = gunzipSync(object(trail, log(trail, 1)).body)
    expect(faults(await verdicts(trail))).toEqual([])
  })

  it('two trails into one bucket, in two regions and with an organisation, are chains of their own', async () => {
    const a = signedTrail()
    for (const [name, value] of signedTrail({ trail: 'second', start: '2026-01-31T00:20:00Z', hours: 3 }).objects)
      a.objects.set(name, value)
    for (const [name, value] of signedTrail({ region: 'us-east-1' }).objects) a.objects.set(name, value)
    const all = await verdicts(a)
    expect(faults(all)).toEqual([])
    expect(new Set(all.map(({ trail, region }) => `${trail} ${region}`))).toEqual(
      new Set(['main_trail eu-west-1', 'second eu-west-1', 'main_trail us-east-1']),
    )
  })
})

describe('what somebody did to it', () => {
  it.each<[string, (trail: SignedTrail) => unknown, string[]]>([
    [
      'one byte of a log file',
      (trail) => {
        object(trail, log(trail, 2)).body = gzipSync(`${gunzipSync(object(trail, log(trail, 2)).body)} `)
      },
      ['log altered false Abcd1x0.json.gz'],
    ],
    ['a log file cut off', (trail) => cut(object(trail, log(trail, 2))), ['log altered false Abcd1x0.json.gz']],
    ['a log file deleted', (trail) => trail.objects.delete(log(trail, 2)), ['log missing false Abcd1x0.json.gz']],
    [
      'a log file slipped in',
      (trail) =>
        trail.objects.set(
          'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/31/111122223333_CloudTrail_eu-west-1_20260131T0205Z_Forged.json.gz',
          { body: gzipSync('{"Records":[]}'), metadata: {} },
        ),
      ['log unlisted false Forged.json.gz'],
    ],
    ['a digest deleted', (trail) => trail.objects.delete(digest(trail, 1)), ['digest missing false 20260131T020000Z.json.gz']],
    ['a digest that is no gzip', (trail) => cut(object(trail, digest(trail, 1))), ['digest malformed false 20260131T020000Z.json.gz']],
    ['a digest that is no digest', (trail) => replace(trail, 1, '{"awsAccountId":1}'), ['digest malformed false 20260131T020000Z.json.gz']],
    [
      'two digests deleted',
      (trail) => [1, 2].map((index) => trail.objects.delete(digest(trail, index))),
      ['digest missing false 20260131T030000Z.json.gz', 'hours gap false AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/'],
    ],
    [
      'the signature taken away',
      (trail) => {
        object(trail, digest(trail, 1)).metadata = {}
      },
      ['digest unsigned false 20260131T020000Z.json.gz', 'log unproven null Abcd1x0.json.gz', 'log unproven null Abcd1x1.json.gz'],
    ],
    [
      'another signature algorithm',
      (trail) => {
        const own = object(trail, digest(trail, 1))
        own.metadata = { ...own.metadata, 'signature-algorithm': 'none' }
      },
      ['digest signature-wrong false 20260131T020000Z.json.gz', 'log unproven null Abcd1x0.json.gz', 'log unproven null Abcd1x1.json.gz'],
    ],
    [
      'a log file and its hash in the digest, signature kept',
      (trail) => {
        const json = jsonOf(trail, digest(trail, 1)).replace(sha256('{"Records":[{"eventID":"1-0"}]}'), sha256('{}'))
        object(trail, digest(trail, 1)).body = gzipSync(json)
        object(trail, log(trail, 2)).body = gzipSync('{}')
      },
      ['digest signature-wrong false 20260131T020000Z.json.gz', 'log unproven null Abcd1x0.json.gz', 'log unproven null Abcd1x1.json.gz'],
    ],
    [
      'an older digest under the name of a newer one',
      (trail) => trail.objects.set(digest(trail, 2), object(trail, digest(trail, 1))),
      ['digest moved false 20260131T030000Z.json.gz'],
    ],
    [
      'a whole chain signed with a key of their own',
      (trail) => {
        for (const [name, value] of signedTrail({ key: strangersPair, hours: 4 }).objects) trail.objects.set(name, value)
      },
      [1, 2, 3, 4]
        .map((end) => `digest key-unknown false 20260131T0${end}0000Z.json.gz`)
        .concat([0, 1, 2, 3].flatMap((index) => [0, 1].map((number) => `log unproven null Abcd${index}x${number}.json.gz`))),
    ],
    [
      'a digest written anew and signed with a key of their own',
      (trail) => {
        const json = jsonOf(trail, digest(trail, 1)).replace('"logFiles":[', '"logFiles" :[')
        trail.objects.set(digest(trail, 1), stored(json, signatureOf(json, strangersPair.privateKey)))
      },
      ['digest signature-wrong false 20260131T020000Z.json.gz', 'log unproven null Abcd1x0.json.gz', 'log unproven null Abcd1x1.json.gz'],
    ],
  ])('%s', async (_name, damage, wanted) => {
    const trail = signedTrail()
    damage(trail)
    expect(
      faults(await verdicts(trail))
        .map(brief)
        .sort(),
    ).toEqual(wanted.toSorted())
  })

  it('says the hash that the next digest names and the one that is there', async () => {
    const trail = signedTrail()
    // CloudTrail's own key signed other content: only the chain tells.
    const json = jsonOf(trail, digest(trail, 1)).replace('"logFiles":[', '"logFiles" :[')
    const wanted = sha256(jsonOf(trail, digest(trail, 1)))
    trail.objects.set(digest(trail, 1), stored(json, signatureOf(json, trail.privateKey)))
    expect(faults(await verdicts(trail))).toEqual([
      expect.objectContaining({
        kind: 'digest',
        state: 'altered',
        ok: false,
        file: digest(trail, 1),
        expected: wanted,
        actual: sha256(json),
      }),
    ])
  })

  it('a digest put in between that no other names', async () => {
    const trail = signedTrail()
    const name = digest(trail, 1).replace('T020000Z', 'T013000Z')
    const json = jsonOf(trail, digest(trail, 1)).replace('T020000Z', 'T013000Z').replace('2026-01-31T02:00:00Z', '2026-01-31T01:30:00Z')
    trail.objects.set(name, stored(json, signatureOf(json, trail.privateKey)))
    expect(faults(await verdicts(trail)).map(brief)).toEqual(['digest unlinked false 20260131T013000Z.json.gz'])
  })
})

describe('hours', () => {
  it('validation that was off for a while is a chain that begins anew', async () => {
    const all = faults(await verdicts(signedTrail({ hours: 6, skipped: [2, 3], restarts: [4] })))
    expect(all).toEqual([expect.objectContaining({ kind: 'hours', state: 'restarted', ok: false })])
    expect(all[0]?.actual).toContain('none from 2026-01-31T02:00:00Z to 2026-01-31T04:00:00Z (2 h)')
  })

  it.each<[string, Partial<VerifyOptions>, string[]]>([
    ['nothing is asked of hours without a range', {}, []],
    ['the last digests are gone', { from: at('31T00:00'), to: at('31T08:00') }, ['hours gap false']],
    ['the latest digest is still to come', { from: at('31T00:00'), to: at('31T05:30') }, []],
    ['the chain begins within the range', { from: at('30T22:00'), to: at('31T04:00') }, ['hours began null']],
    ['only some hours are wanted', { from: at('31T01:00'), to: at('31T03:00') }, []],
    ['hours of which nothing is there', { from: at('20T01:00'), to: at('20T03:00') }, ['hours gap null']],
  ])('%s', async (_name, range, wanted) => {
    const all = faults(await verdicts(signedTrail(), range))
    expect(all.map(({ kind, state, ok }) => `${kind} ${state} ${ok}`)).toEqual(wanted)
  })

  it('the first digests of the range are gone', async () => {
    const trail = signedTrail()
    trail.objects.delete(digest(trail, 1))
    trail.objects.delete(digest(trail, 2))
    const all = faults(await verdicts(trail, { from: at('31T01:00'), to: at('31T04:00') }))
    expect(all.map(({ kind, state, ok }) => `${kind} ${state} ${ok}`)).toEqual(['digest missing false', 'hours gap false'])
  })

  it('log files without any digest', async () => {
    const trail = signedTrail()
    for (const name of trail.digests) trail.objects.delete(name)
    expect(faults(await verdicts(trail)).map(brief)).toEqual(['hours gap false AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/'])
  })

  it('log files of hours that no digest speaks of are counted, not judged', async () => {
    const trail = signedTrail()
    trail.objects.delete(digest(trail, -1))
    const counted: number[] = []
    expect(faults(await verdicts(trail, { onUncovered: (_scope, count) => counted.push(count) }))).toEqual([])
    expect(counted).toEqual([2])
  })

  it('log files that came late are listed by a backfill digest', async () => {
    const trail = signedTrail()
    const late = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/31/111122223333_CloudTrail_eu-west-1_20260131T0205Z_Late.json.gz'
    trail.objects.set(late, { body: gzipSync('late'), metadata: {} })
    const made = JSON.parse(jsonOf(trail, digest(trail, 0)))
    const name = digest(trail, 2).replace('.json.gz', '_backfill.json.gz')
    const logFiles = [{ s3Bucket: 'trail-bucket', s3Object: late, hashValue: sha256('late'), hashAlgorithm: 'SHA-256' }]
    const json = JSON.stringify({ ...made, digestS3Object: name, digestEndTime: '2026-01-31T03:00:00Z', logFiles })
    trail.objects.set(name, stored(json, signatureOf(json, trail.privateKey)))
    const all = await verdicts(trail, { from: at('31T00:00'), to: at('31T05:00') })
    expect(faults(all)).toEqual([])
    expect(all.map(({ file }) => file)).toEqual(expect.arrayContaining([late, name]))
  })
})

describe('what could not be looked at is unknown, never valid', () => {
  it('refused files', async () => {
    const trail = signedTrail()
    const all = faults(await verdicts(trail, {}, [digest(trail, 1), log(trail, 0)]))
    expect(all.map(brief)).toEqual(['log unreadable null Abcd0x0.json.gz', 'digest unreadable null 20260131T020000Z.json.gz'])
    expect(all[0]?.actual).toContain('AccessDenied')
  })

  it('a folder that may not be listed', async () => {
    const trail = signedTrail()
    const all = await verdicts(trail, {}, ['AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/'])
    expect(all.map(({ kind, state, ok }) => `${kind} ${state} ${ok}`)).toEqual(['hours unreadable null'])
  })

  it.each<[string, KeyRing | undefined, string]>([
    ['no keys at hand', undefined, 'unproven'],
    ['keys that are not all', new KeyRing({ keys: [], isComplete: false }), 'key-unknown'],
  ])('%s: right hashes alone prove nothing', async (_name, keys, state) => {
    const all = await verdicts(signedTrail(), { keysOf: async () => keys })
    expect(all.filter(({ ok }) => ok !== null)).toEqual([])
    expect(new Set(all.map((each) => `${each.kind} ${each.state}`))).toEqual(new Set([`digest ${state}`, 'log unproven']))
  })

  it('a copy without metadata', async () => {
    const trail = signedTrail()
    for (const name of trail.digests) object(trail, name).metadata = undefined
    const all = await verdicts(trail)
    expect(all.filter(({ ok }) => ok !== null)).toEqual([])
  })

  it('files that lie in another bucket than the one that is looked at', async () => {
    const all = await verdicts(signedTrail(), { bucket: 'other-bucket' })
    expect(all.filter(({ ok }) => ok === true)).toEqual([])
  })

  it('unlisted files where another trail may write', async () => {
    const trail = signedTrail()
    const name = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/31/111122223333_CloudTrail_eu-west-1_20260131T0205Z_Other.json.gz'
    trail.objects.set(name, { body: gzipSync('{}'), metadata: {} })
    expect(faults(await verdicts(trail, { unlistedIsFault: false })).map(brief)).toEqual(['log unlisted null Other.json.gz'])
  })
})

describe('whatever is done to one file', () => {
  it('is noticed, and everything else stays as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(11), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, position, change) => {
        const trail = signedTrail()
        const name = [...trail.digests, ...trail.logs][which] ?? ''
        const content = Buffer.from(gunzipSync(object(trail, name).body))
        const index = position % content.length
        content[index] = (content[index] ?? 0) ^ change
        object(trail, name).body = gzipSync(content)
        const all = await verdicts(trail)
        expect(all.some(({ file, ok }) => file === name && ok === false)).toBe(true)
        // Everything of other hours is spoken of, and nothing of it gets worse.
        const worse = all.filter(({ file, ok }) => file !== name && ok !== true)
        // An altered digest names other files than it did: those are spoken of, too.
        const listed = trail.digests.includes(name) ? `${jsonOf(signedTrail(), name)}${content.toString('utf8')}` : ''
        expect(worse.filter(({ file }) => !listed.includes(file))).toEqual([])
        const spokenOf = new Set(all.map(({ file }) => file))
        expect([...trail.digests, ...trail.logs].filter((file) => !spokenOf.has(file) && !listed.includes(file))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('holds few files at once, however many there are', async () => {
    const trail = signedTrail({ hours: 72, logsPerHour: 12 })
    const store = memoryStore(trail.objects)
    let count = 0
    for await (const { ok } of verifyLogs(store, { keysOf: async () => trail.keys })) if (ok === true) count++
    expect(count).toBe(72 * 13)
    expect(store.most).toBeLessThanOrEqual(12)
  })
})

function cut(file: { body: Uint8Array }): void {
  file.body = file.body.subarray(0, file.body.length - 12)
}

function replace(trail: SignedTrail, index: number, json: string): void {
  object(trail, digest(trail, index)).body = gzipSync(json)
}
