import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffRecorded } from '#lib/audit/diff/recorded-difference.ts'
import { missingPart } from '#lib/audit/recorded-run.ts'
import type { Gap, SnapshotPart } from '#lib/audit/snapshot.ts'
import { snapshotObject, snapshotPartOf } from '#lib/audit/snapshot-object.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { sentenceCases } from './sentences.cases.ts'
import { account, diffOf, resource, snapshot } from './snapshots.ts'

const keyType = 'AWS::KMS::Key'
const key = (name: string, more: Partial<Resource> = {}) => resource(keyType, name, { EnableKeyRotation: true }, more)
const gap: Gap = { account, region: 'eu-west-1', service: 'kms', action: 'kms:ListKeys', outcome: 'denied', reason: 'no', types: [keyType] }

describe('what was not seen', () => {
  it.each([
    ['a gap in the later', snapshot([key('a'), key('b')]), snapshot([key('a')], { parts: { gaps: [gap] } }), 'after'],
    ['a gap in the earlier', snapshot([key('a')], { parts: { gaps: [gap] } }), snapshot([key('a'), key('b')]), 'before'],
    ['a region that was not looked at', snapshot([key('a')]), snapshot([], { types: ['AWS::SNS::Topic'] }), 'after'],
    ['a type that was not listed', snapshot([key('a')]), snapshot([], { parts: {}, types: [] }), 'after'],
    [
      'another account',
      snapshot([key('a')]),
      snapshot([{ ...key('a'), account: '222233334444' }], { parts: { account: '222233334444' } }),
      undefined,
    ],
  ])('is no change: %s', async (_, before, after, side) => {
    const { changes, holes } = await diffOf(before, after)
    expect(changes).toEqual([])
    expect(holes.length).toBeGreaterThan(0)
    if (side) expect(holes.map(({ unseenIn }) => unseenIn)).toEqual([side])
  })

  it('is no change of a property either, and other properties are compared', async () => {
    const before = [key('a', { configuration: { EnableKeyRotation: true, Description: 'x' } })]
    const after = [key('a', { configuration: { EnableKeyRotation: false }, unseen: { Description: 'kms:DescribeKey denied (no)' } })]
    const { sentences, holes } = await diffOf(snapshot(before), snapshot(after))
    expect(sentences).toEqual(['medium: key a is no longer rotated'])
    expect(holes).toMatchObject([
      { type: keyType, property: 'Description', unseenIn: 'after', count: 1, reason: 'kms:DescribeKey denied (no)' },
    ])
  })

  it('is told when neither saw it, unless nobody asked', async () => {
    const hidden = (reason: string) => snapshot([key('a', { unseen: { KeyPolicy: reason } })])
    expect((await diffOf(hidden('kms:GetKeyPolicy denied'), hidden('kms:GetKeyPolicy denied'))).holes).toMatchObject([
      { unseenIn: 'both', property: 'KeyPolicy' },
    ])
    expect((await diffOf(hidden('not asked: why'), hidden('not asked: why'))).holes).toEqual([])
  })

  it('a property that only one snapshot knows is no change', async () => {
    const { changes, holes } = await diffOf(
      snapshot([key('a')]),
      snapshot([key('a', { configuration: { EnableKeyRotation: true, MultiRegion: true } })]),
    )
    expect(changes).toEqual([])
    expect(holes).toMatchObject([{ property: 'MultiRegion', unseenIn: 'before' }])
  })

  it('puts together what several parts saw of one resource', async () => {
    const half = (bag: object, takenAt: string) => snapshot([resource('AWS::::Account', 'x', { ...bag })], { takenAt })
    const before = [
      ...half({ PasswordPolicy: { MinimumPasswordLength: 14 } }, '2026-03-10T15:00:00Z'),
      ...half({ Contacts: 1 }, '2026-03-10T15:00:01Z'),
    ]
    const after = [...half({ Contacts: 1 }, '2026-03-11T15:00:01Z'), ...half({ PasswordPolicy: null }, '2026-03-11T15:00:00Z')]
    expect((await diffOf(before, after)).sentences).toEqual(['medium: account 111122223333 has no password policy any more'])
  })
})

/** Every case in an account of its own. */
const inAccount = (resources: readonly Resource[], at: number): SnapshotPart[] => {
  const own = String(100_000_000_000 + at)
  return snapshot(
    resources.map((one) => ({ ...one, account: own })),
    { parts: { account: own } },
  )
}
const everything = {
  before: sentenceCases.flatMap(({ before }, at) => inAccount(before, at)),
  after: sentenceCases.flatMap(({ after }, at) => inAccount(after, at)),
}

function shuffled(parts: readonly SnapshotPart[], order: (length: number) => readonly number[]): SnapshotPart[] {
  const pick = <Item>(list: readonly Item[]): Item[] => order(list.length).flatMap((at) => list.slice(at, at + 1))
  // One part a resource, too: a scope may be written in several.
  return pick(parts.flatMap((part) => pick(part.resources).map((one) => ({ ...part, resources: [turned(one)] }))))

  function turned(one: Resource): Resource {
    return { ...one, configuration: turnedValue(one.configuration) as Record<string, unknown> }
  }
  function turnedValue(value: unknown): unknown {
    if (Array.isArray(value)) return pick(value.map(turnedValue))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(pick(Object.entries(value)).map(([name, one]) => [name, turnedValue(one)]))
  }
}

const orders = fc.infiniteStream(fc.nat()).map((stream) => (length: number) => {
  const weights = Array.from({ length }, (_, at) => ({ at, weight: stream.next().value ?? 0 }))
  return weights.sort((a, b) => a.weight - b.weight).map(({ at }) => at)
})

describe('a comparison', () => {
  it('of a snapshot with itself finds nothing', async () => {
    for (const side of [everything.before, everything.after]) expect(await diffOf(side, side)).toMatchObject({ changes: [], holes: [] })
  })

  it('does not depend on the order of parts, resources, lists and statements', async () => {
    const { sentences } = await diffOf(everything.before, everything.after)
    expect(sentences.length).toBeGreaterThan(45)
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect((await diffOf(shuffled(everything.before, order), shuffled(everything.after, order))).sentences).toEqual(sentences)
        expect((await diffOf(everything.before, shuffled(everything.before, order))).changes).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('the other way round tells as gone what appeared', async () => {
    const resources = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(resources, resources, async (a, b) => {
        const of = (names: readonly string[]) =>
          snapshot(
            names.map((name) => key(name)),
            { types: [keyType] },
          )
        const arns = (changes: readonly { kind: string; resource: { arn: string } }[], kind: string) =>
          changes.flatMap((one) => (one.kind === kind ? one.resource.arn : [])).sort()
        const [there, back] = [await diffOf(of(a), of(b)), await diffOf(of(b), of(a))]
        expect(arns(there.changes, 'appeared')).toEqual(arns(back.changes, 'gone'))
        expect(arns(there.changes, 'appeared')).toHaveLength(b.filter((name) => !a.includes(name)).length)
        expect(arns(there.changes, 'gone')).toEqual(arns(back.changes, 'appeared'))
      }),
      { numRuns: 50 },
    )
  })

  it('in small pieces finds the same', async () => {
    const whole = await diffOf(everything.before, everything.after)
    const pieces = await diffOf(everything.before, everything.after, { atOnce: 7 })
    expect([...pieces.sentences].sort()).toEqual([...whole.sentences].sort())
  })

  it('of any values never throws and says nothing of equal ones', async () => {
    const properties = [
      'Policies',
      'ManagedPolicyArns',
      'Groups',
      'PermissionsBoundary',
      'AssumeRolePolicyDocument',
      'Policy',
      'Acl',
      'SecurityGroupIngress',
      'CredentialReport',
      'KeyState',
      'Anything',
      '__proto__',
    ]
    const bag = fc.dictionary(fc.constantFrom(...properties), fc.jsonValue())
    const types = fc.constantFrom(
      'AWS::IAM::User',
      'AWS::IAM::Role',
      'AWS::S3::Bucket',
      'AWS::EC2::SecurityGroup',
      keyType,
      'AWS::Odd::Thing',
    )
    await fc.assert(
      fc.asyncProperty(types, bag, bag, async (type, a, b) => {
        const { changes } = await diffOf(snapshot([resource(type, 'x', a)]), snapshot([resource(type, 'x', b)]))
        for (const { sentence } of changes) expect(sentence.length).toBeLessThan(3_000)
        expect((await diffOf(snapshot([resource(type, 'x', a)]), snapshot([resource(type, 'x', structuredClone(a))]))).changes).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('a value nested ten thousand deep', () => {
  const nested = (inner: string): unknown => JSON.parse(`${'['.repeat(10_000)}${inner}${']'.repeat(10_000)}`)

  it('is said not to be comparable, and the rest is compared', async () => {
    const deep = (inner: string, more: object) =>
      snapshot([resource('AWS::S3::Bucket', 'x', { Policy: nested(inner), Anything: nested(inner), ...more })])
    const { sentences, holes } = await diffOf(
      deep('1', { VersioningConfiguration: { Status: 'Enabled' } }),
      deep('2', { VersioningConfiguration: null }),
    )
    expect(sentences).toEqual(['high: bucket x no longer keeps old versions of objects'])
    expect(holes.map(({ property }) => property)).toEqual(['Anything', 'Policy'])
  })

  it('hides no new resource', async () => {
    const before = snapshot([], { types: ['AWS::S3::Bucket'] })
    expect((await diffOf(before, snapshot([resource('AWS::S3::Bucket', 'x', { Policy: nested('1') })]))).sentences).toEqual([
      'informational: bucket x is new',
    ])
  })
})

it('a huge policy made to be slow is compared in bounded time', async () => {
  const statement = (letter: string) => ({
    Effect: 'Allow',
    Action: Array.from({ length: 140 }, (_, at) => `s3:${'*a'.repeat(60)}${letter}${at}`),
    Resource: Array.from({ length: 140 }, (_, at) => `${'*a'.repeat(900)}${letter}${at}`),
  })
  const role = (letter: string) =>
    snapshot([resource('AWS::IAM::Role', 'app', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statement(letter) } }] })])
  const began = performance.now()
  expect((await diffOf(role('b'), role('c'))).sentences).toHaveLength(2)
  expect(performance.now() - began).toBeLessThan(15_000)
})

describe('two recorded runs', () => {
  const recorded = (parts: readonly SnapshotPart[], lost: readonly SnapshotPart[] = []) => {
    const objects = parts.map((part) => snapshotObject(part))
    const read: string[] = []
    const load = async (record: (typeof objects)[number]['record']) => {
      const object = objects.find(({ key: at }) => at === record.key)
      if (!object) throw new Error(`no object ${record.key}`)
      read.push(`${record.region} ${record.service}`)
      return snapshotPartOf(object.body, record)
    }
    return { side: { records: objects.map(({ record }) => record), load, lost }, read }
  }
  const topic = resource('AWS::SNS::Topic', 't', { DisplayName: '' })

  it('read only the scopes that differ, and tell the gaps of the others', async () => {
    const denied = { ...gap, service: 'sns', types: ['AWS::SNS::Topic'] }
    const before = recorded([...snapshot([topic], { parts: { gaps: [denied] } }), ...snapshot([key('a')])])
    const after = recorded([...snapshot([topic], { parts: { gaps: [denied] } }), ...snapshot([key('a'), key('b')])])
    const records = await Array.fromAsync(diffRecorded(before.side, after.side))
    expect(records).toMatchObject([
      { record: 'change', change: { kind: 'appeared', sentence: 'key b is new' } },
      { record: 'incomparable', incomparable: { type: 'AWS::SNS::Topic', unseenIn: 'both' } },
    ])
    expect(new Set([...before.read, ...after.read])).toEqual(new Set(['eu-west-1 kms']))
  })

  it('take what did not come to its end for unseen', async () => {
    const scope = { account, region: 'eu-west-1', service: 'kms' }
    const before = recorded(snapshot([key('a')]))
    const after = recorded([], [missingPart(scope, [keyType], '2026-03-11T00:00:00Z', 'timed out')])
    const records = await Array.fromAsync(diffRecorded(before.side, after.side))
    expect(records).toMatchObject([{ record: 'incomparable', incomparable: { unseenIn: 'after', count: 1 } }])
  })
})
