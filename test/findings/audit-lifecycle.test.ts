import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observeAudit } from '#lib/findings/audit-lifecycle.ts'
import type { AuditFinding } from '#lib/findings/finding.ts'
import { defaultAlertPolicy, markSent, pendingAlerts } from '#lib/findings/outbox.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import { verdicts } from '#lib/findings/verdict.ts'
import { auditObservation, noon } from './observations.ts'

const day = 86_400_000
const run = (steps: readonly (readonly [Verdict, number])[], start?: AuditFinding): AuditFinding | undefined =>
  steps.reduce<AuditFinding | undefined>(
    (state, [verdict, days]) =>
      observeAudit(
        state,
        auditObservation({ verdict, observedAt: noon + days * day, runId: `run-${days}` }),
        defaultAlertPolicy,
        noon + days * day,
      ),
    start,
  )

describe('audit finding', () => {
  it.each<[string, readonly (readonly [Verdict, number])[], string | undefined, string | undefined, string[]]>([
    ['opens on fail', [['fail', 1]], 'fail', 'new', ['opened']],
    [
      'stays open',
      [
        ['fail', 1],
        ['fail', 2],
      ],
      'fail',
      'new',
      ['opened'],
    ],
    [
      'resolves on pass',
      [
        ['fail', 1],
        ['pass', 2],
      ],
      'pass',
      'resolved',
      ['opened', 'recovered'],
    ],
    [
      'resolves when the control no longer applies',
      [
        ['fail', 1],
        ['not-applicable', 2],
      ],
      'not-applicable',
      'resolved',
      ['opened', 'recovered'],
    ],
    [
      'does not change on unknown',
      [
        ['fail', 1],
        ['unknown', 2],
      ],
      'fail',
      'new',
      ['opened'],
    ],
    ['does not begin with unknown', [['unknown', 1]], undefined, undefined, []],
    ['remembers a pass without opening', [['pass', 1]], 'pass', 'resolved', []],
    [
      'is not opened by an older fail after a newer pass',
      [
        ['pass', 2],
        ['fail', 1],
      ],
      'pass',
      'resolved',
      [],
    ],
    [
      'is not resolved by an older pass after a newer fail',
      [
        ['fail', 2],
        ['pass', 1],
      ],
      'fail',
      'new',
      ['opened'],
    ],
    [
      'is not changed by the same observation again',
      [
        ['fail', 1],
        ['fail', 1],
      ],
      'fail',
      'new',
      ['opened'],
    ],
    [
      'opens a second time, with a second alert',
      [
        ['fail', 1],
        ['pass', 2],
        ['fail', 3],
      ],
      'fail',
      'new',
      ['opened', 'recovered', 'opened'],
    ],
  ])('%s', (_, steps, verdict, workflow, alerts) => {
    const finding = run(steps)
    expect(finding?.verdict).toBe(verdict)
    expect(finding?.workflow).toBe(workflow)
    expect(finding?.alerts.map((alert) => alert.change) ?? []).toEqual(alerts)
    expect(new Set(finding?.alerts.map((alert) => alert.id)).size).toBe(alerts.length)
  })

  it('keeps the time it opened while it stays, and says when it resolved', () => {
    const finding = run([
      ['fail', 1],
      ['fail', 5],
      ['pass', 9],
      ['pass', 10],
    ])
    expect(finding?.firstSeen).toBe(new Date(noon + day).toISOString())
    expect(finding?.resolvedAt).toBe(new Date(noon + 9 * day).toISOString())
    expect(finding?.lastSeen).toBe(new Date(noon + 10 * day).toISOString())
  })

  it('owes no alert below the policy, but is stored', () => {
    const finding = observeAudit(undefined, auditObservation({ severity: 'medium' }), defaultAlertPolicy, noon)
    expect(finding?.verdict).toBe('fail')
    expect(finding && pendingAlerts(finding)).toEqual([])
  })

  it('keeps every pending alert and a bounded number of sent ones, however often it flaps', () => {
    let finding: AuditFinding | undefined
    for (let round = 0; round < 40; round++) {
      finding = run([[round % 2 === 0 ? 'fail' : 'pass', round + 1]], finding)
      if (finding && round < 30) finding = markSent(finding, new Set(finding.alerts.map((alert) => alert.id)), noon) as AuditFinding
    }
    expect(finding && pendingAlerts(finding)).toHaveLength(10)
    expect(finding?.alerts.length).toBeLessThanOrEqual(21)
  })

  it('ends the same whatever the order of arrival, as far as the newest decided observation goes', () => {
    const steps = fc.uniqueArray(fc.tuple(fc.constantFrom(...verdicts), fc.nat({ max: 50 })), {
      selector: ([, days]) => days,
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(steps, (list) => {
        const newest = list.filter(([verdict]) => verdict !== 'unknown').sort((a, b) => b[1] - a[1])[0]
        for (const order of [list, [...list].reverse()]) expect(run(order)?.verdict).toBe(newest?.[0])
      }),
    )
  })
})
