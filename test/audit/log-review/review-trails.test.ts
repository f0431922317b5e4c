import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { reviewTrails, type TrailReviewInput } from '../../../lib/audit/log-review/review-trails.ts'
import { integrityControls, type VerifiedTrail } from '../../../lib/audit/log-review/trail-integrity.ts'
import { memoryStore, type SignedTrail, signedTrail } from './signed-trail.ts'

const main: VerifiedTrail = {
  arn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main_trail',
  name: 'main_trail',
  account: '111122223333',
  home: 'eu-west-1',
  bucket: 'trail-bucket',
  prefix: 'central/',
  isOrganization: false,
  isMultiRegion: true,
  validates: true,
}
const to = Date.parse('2026-01-31T04:30:00Z')

async function review(made: SignedTrail, input: Partial<TrailReviewInput> = {}, refused: readonly string[] = []) {
  const { observations, ...rest } = await reviewTrails({
    trails: [main],
    account: '111122223333',
    regions: ['eu-west-1'],
    buckets: new Set(['trail-bucket']),
    from: Date.parse('2026-01-31T00:00:00Z'),
    to,
    runId: 'log-review-1',
    storeOf: (bucket, prefix) => {
      expect([bucket, prefix]).toEqual(['trail-bucket', 'central/'])
      return memoryStore(made.objects, new Set(refused))
    },
    keysOf: async () => made.keys,
    hasTime: () => true,
    lastHeard: async (account, region) => (account === '111122223333' && region === 'eu-west-1' ? to - 300_000 : undefined),
    ...input,
  })
  const of = (trail: VerifiedTrail, id: string) =>
    observations.find(({ control, resource }) => control === id && resource.arn === trail.arn) ?? {
      verdict: 'none',
      reason: '',
      evidence: {},
    }
  const verdictsOf = (trail: VerifiedTrail) => [
    of(trail, integrityControls.chain.id).verdict,
    of(trail, integrityControls.files.id).verdict,
  ]
  return { observations, ...rest, of, verdictsOf }
}
const trail = () => signedTrail({ prefix: 'central/' })

describe('the daily review of trails', () => {
  it('passes what is proven, and says when its files were last heard of', async () => {
    const { observations, summaries, verdictsOf } = await review(trail())
    expect(verdictsOf(main)).toEqual(['pass', 'pass'])
    expect(observations[0]).toMatchObject({
      kind: 'audit',
      resource: { arn: main.arn, type: 'AWS::CloudTrail::Trail', account: main.account, region: main.home },
      observedAt: to,
      runId: 'log-review-1',
      evidence: { proven: 4, faults: 0, unknown: 0, lastHeard: { '111122223333 eu-west-1': '2026-01-31T04:25:00.000Z' } },
    })
    expect(summaries).toEqual([expect.objectContaining({ trail: main.arn, logFiles: { proven: 8, faults: 0, unknown: 0 }, faults: [] })])
  })

  it('an account in which nothing happened passes: its digests say so', async () => {
    expect((await review(signedTrail({ prefix: 'central/', logsPerHour: 0 }))).verdictsOf(main)).toEqual(['pass', 'pass'])
  })

  it('fails the chain for a missing digest, the files for an altered log file, and names both', async () => {
    const made = trail()
    made.objects.delete(made.digests[1] ?? '')
    made.objects.set(made.logs[0] ?? '', { body: gzipSync('{}'), metadata: {} })
    const { verdictsOf, of } = await review(made)
    expect(verdictsOf(main)).toEqual(['fail', 'fail'])
    expect(of(main, integrityControls.chain.id).reason).toContain(made.digests[1])
    expect(of(main, integrityControls.files.id).evidence).toMatchObject({ faults: 1, files: [{ file: made.logs[0], state: 'altered' }] })
  })

  it('fails a trail that validates and has no digest at all', async () => {
    const other = { ...main, arn: `${main.arn}2`, name: 'second' }
    const { verdictsOf } = await review(trail(), { trails: [main, other] })
    expect(verdictsOf(main)).toEqual(['pass', 'pass'])
    expect(verdictsOf(other)).toEqual(['fail', 'unknown'])
  })

  it.each<[string, Partial<TrailReviewInput>, (made: SignedTrail) => readonly string[], string[]]>([
    ['the bucket is not among those that may be read', { buckets: new Set() }, () => [], ['unknown', 'unknown']],
    ['the bucket refuses to be listed', {}, () => ['AWSLogs/'], ['unknown', 'unknown']],
    ['a log file refuses to be read', {}, ({ logs }) => [logs[0] ?? ''], ['pass', 'unknown']],
    ['a digest refuses to be read', {}, ({ digests }) => [digests[1] ?? ''], ['unknown', 'pass']],
    ['there are no keys', { keysOf: async () => undefined }, () => [], ['unknown', 'unknown']],
    ['time runs out', { hasTime: () => false }, () => [], ['unknown', 'unknown']],
  ])('%s: unknown, never a pass', async (_name, input, refused, wanted) => {
    const made = trail()
    expect((await review(made, input, refused(made))).verdictsOf(main)).toEqual(wanted)
  })

  it('a region in use whose digests are all gone fails; one of which nothing is there is unknown', async () => {
    const made = trail()
    for (const [name, value] of signedTrail({ prefix: 'central/', region: 'us-east-1', start: '2025-12-01T00:00:00Z' }).objects)
      made.objects.set(name, value)
    expect((await review(made)).verdictsOf(main)).toEqual(['unknown', 'pass'])
    expect((await review(made, { regions: ['eu-west-1', 'us-east-1'] })).verdictsOf(main)).toEqual(['fail', 'pass'])
    expect((await review(made, { regions: ['eu-west-1', 'eu-west-3'] })).verdictsOf(main)).toEqual(['unknown', 'unknown'])
    expect(
      (await review(trail(), { regions: ['eu-west-1', 'eu-west-3'], trails: [{ ...main, isMultiRegion: false }] })).verdictsOf(main),
    ).toEqual(['pass', 'pass'])
  })

  it('leaves trails of others and trails without validation alone, and says so', async () => {
    const foreign = { ...main, arn: 'arn:aws:cloudtrail:eu-west-1:444455556666:trail/org', account: '444455556666' }
    const { observations, skipped } = await review(trail(), { trails: [foreign, { ...main, validates: false }] })
    expect(observations).toEqual([])
    expect(skipped.map(({ why }) => why)).toEqual(['it belongs to another account', 'log file validation is off'])
  })

  it('an unlisted file is no fault where a trail without digests writes too', async () => {
    const made = trail()
    const [like = ''] = made.logs
    made.objects.set(like.replace('T0010Z_Abcd0x0', 'T0205Z_Other'), { body: gunzipSync(made.objects.get(like)?.body ?? ''), metadata: {} })
    expect((await review(made)).verdictsOf(main)).toEqual(['pass', 'fail'])
    const other = { ...main, arn: `${main.arn}2`, name: 'second', validates: false }
    expect((await review(made, { trails: [main, other] })).verdictsOf(main)).toEqual(['pass', 'unknown'])
  })

  it('verifies members for the trail of an organisation only', async () => {
    const made = signedTrail({ prefix: 'central/', account: '777788889999' })
    expect((await review(made)).summaries[0]?.digests.proven).toBe(0)
    expect((await review(made, { trails: [{ ...main, isOrganization: true }] })).summaries[0]?.digests.proven).toBe(4)
  })
})
