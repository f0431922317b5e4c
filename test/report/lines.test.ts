import { describe, expect, test } from 'vitest'
import { auditLine } from '#lib/report/audit-line.ts'
import { detectLine } from '#lib/report/detect-line.ts'
import { observation, synFlood, trailStopped } from './example-findings.ts'

const events = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: `e${from + index}`, time: from + index }))

describe('a line of detect', () => {
  test('has the fields of the contract', () => {
    expect(detectLine(trailStopped)).toEqual({
      ruleId: 'aws-cloudtrail-logging-stopped',
      title: 'CloudTrail logging stopped or trail deleted',
      severity: 'critical',
      firstSeen: '2026-11-22T10:14:05.000Z',
      lastSeen: '2026-11-22T10:14:05.000Z',
      emittedAt: '2026-11-22T10:14:05.000Z',
      count: 1,
      countError: 0,
      attack: ['T1562.008'],
      principal: 'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
      resource: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/org-main',
      account: '111122223333',
      region: 'us-east-1',
      eventIds: ['3a6e0815-55d5-6d4b-2c5e-9cf5d94a069a'],
      findingId: trailStopped.id,
      sourceAddress: '203.0.113.7',
    })
  })

  test('of a flood has the figures of the network', () => {
    expect(detectLine(synFlood).network).toEqual(synFlood.network)
  })

  test.each([
    [1, 1],
    [49, 49],
    [50, 50],
    [51, 50],
    [60, 50],
    [9_000, 50],
  ])('of %i events names %i ids, the first and the last among them', (count, named) => {
    const line = detectLine({
      ...trailStopped,
      count,
      earliest: events(0, Math.min(50, count)),
      latest: events(Math.max(0, count - 25), count),
    })
    expect(line.eventIds).toHaveLength(named)
    expect(new Set(line.eventIds).size).toBe(named)
    expect(line.eventIds[0]).toBe('e0')
    expect(line.eventIds.at(-1)).toBe(`e${count - 1}`)
    expect(line.count).toBe(count)
  })
})

describe('a line of audit', () => {
  test('has the fields of the contract', () => {
    const aliases = { prowler: ['s3_bucket_level_public_access_block'], securityHub: ['S3.8'] }
    expect(auditLine(observation('s3-bucket-public-access-blocked', 'fail'), aliases)).toEqual({
      checkId: 's3-bucket-public-access-blocked',
      verdict: 'fail',
      severity: 'high',
      resource: { arn: 'arn:aws:s3:::one', type: 'AWS::S3::Bucket' },
      account: '111122223333',
      region: 'eu-west-1',
      evidence: {},
      reason: 'one is fail',
      aliases,
      title: 'title of s3-bucket-public-access-blocked',
      observedAt: '2026-11-22T00:00:00.000Z',
      runId: 'run-1',
    })
  })

  test('without known aliases has none, and bottomless evidence is cut and says so', () => {
    let deep: unknown = 1
    for (let level = 0; level < 10_000; level += 1) deep = [deep]
    const line = auditLine(observation('x', 'pass', 'one', { evidence: { deep } }), undefined)
    expect(line.aliases).toEqual({ prowler: [], securityHub: [] })
    expect(line.evidenceTruncated).toBe(true)
    expect(() => JSON.stringify(line)).not.toThrow()
  })
})
