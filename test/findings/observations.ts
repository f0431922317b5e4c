import fc from 'fast-check'
import type { AuditObservation, MonitoringObservation } from '#lib/findings/observation.ts'

/** A fixed start of event time for tests. */
export const noon = Date.parse('2026-03-01T12:00:00Z')

export function monitoringObservation(overrides: Partial<MonitoringObservation> = {}): MonitoringObservation {
  return {
    kind: 'monitoring',
    control: 'cloudtrail-trail-stopped',
    title: 'Trail stopped',
    severity: 'high',
    dedupKey: '111122223333 alice',
    period: 3_600_000,
    events: [{ id: 'event-1', time: noon }],
    dueAt: noon,
    account: '111122223333',
    region: 'us-east-1',
    resource: {
      arn: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main',
      type: 'AWS::CloudTrail::Trail',
      account: '111122223333',
      region: 'us-east-1',
    },
    principal: 'arn:aws:iam::111122223333:user/alice',
    sourceAddress: '198.51.100.7',
    attack: ['T1685.002'],
    facts: { eventName: 'StopLogging' },
    ...overrides,
  }
}

export function auditObservation(overrides: Partial<AuditObservation> = {}): AuditObservation {
  return {
    kind: 'audit',
    control: 's3-bucket-public-access-blocked',
    title: 'Bucket blocks public access',
    severity: 'high',
    verdict: 'fail',
    resource: { arn: 'arn:aws:s3:::reports', type: 'AWS::S3::Bucket', account: '111122223333', region: 'eu-west-1' },
    evidence: { BlockPublicAcls: false },
    reason: 'BlockPublicAcls is false',
    remediation: 'Turn it on.',
    observedAt: noon,
    runId: 'run-1',
    ...overrides,
  }
}

/** Sightings of one story: events over a few minutes, each observation resting on some of them. */
export const sightings = fc
  .array(
    fc.record({
      ids: fc.array(fc.nat({ max: 90 }), { minLength: 1, maxLength: 8 }),
      severity: fc.constantFrom('medium' as const, 'high' as const),
    }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((list) =>
    list.map(({ ids, severity }) => {
      const events = [...new Set(ids)].map((id) => ({ id: `event-${id}`, time: noon + id * 1000 }))
      return monitoringObservation({ events, severity, dueAt: Math.min(...events.map((event) => event.time)) })
    }),
  )
