import { describe, expect, it } from 'vitest'
import { reviewExceptions } from '#lib/audit/account-review/review-exceptions.ts'
import type { Exception } from '#lib/findings/exception/exception.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const run = { account: '111122223333', runId: 'run', regions: [], observedAt: now, now }
const exception = (id: string, more: Partial<Exception> = {}): Exception => ({
  id,
  owner: 'Ann',
  requester: 'Ann',
  approver: 'Bob',
  reason: 'The partner cannot use TLS 1.2 before March.',
  scope: { controls: ['a'], accounts: [run.account], regions: ['*'], resources: ['arn:aws:s3:::x'] },
  created: '2026-11-01T00:00:00Z',
  expires: '2027-03-01T00:00:00Z',
  ...more,
})
const soon = exception('soon', { expires: '2026-12-01T00:00:00Z' })
const elsewhere = exception('elsewhere', { scope: { ...soon.scope, accounts: ['999988887777'] } })
type Review = Parameters<typeof reviewExceptions>
const told = (...[exceptions, uses, before, of]: Review): readonly string[] =>
  reviewExceptions(exceptions, uses, before, of).map(
    ({ control, verdict, resource }) => `${resource.arn.split('/').at(-1)} ${control} ${verdict}`,
  )

describe('exceptions of a run', () => {
  it('are in force, end soon, or hide nothing', () => {
    const refused = [
      { id: 'odd', reason: 'malformed', problem: 'owner: too short' },
      { id: 'over', reason: 'expired', problem: 'it ended' },
      { id: 'later', reason: 'not-yet', problem: 'it begins' },
    ] as const
    expect(told({ active: [exception('fine'), soon, elsewhere], refused }, new Map([['fine', 3]]), undefined, run)).toEqual([
      'odd exception-valid fail',
      'over exception-valid fail',
      'later exception-valid not-applicable',
      'fine exception-valid pass',
      'fine exception-renewed pass',
      'soon exception-valid pass',
      'soon exception-renewed fail',
    ])
  })

  it('say how much they hide, and who answers for it', () => {
    const [valid] = reviewExceptions({ active: [exception('fine')], refused: [] }, new Map([['fine', 3]]), undefined, run)
    expect(valid).toMatchObject({ reason: expect.stringContaining('hides 3 verdicts'), evidence: { hidden: 3, owner: 'Ann' } })
  })

  it('that are new, changed or gone since the last run are told, once', () => {
    const before = { active: [exception('same'), exception('changed'), exception('gone'), elsewhere], refused: [] }
    const after = { active: [exception('same'), exception('changed', { owner: 'Eve' }), exception('new')], refused: [] }
    const changes = told(after, new Map(), before, run).filter((one) => one.includes('unchanged'))
    expect(changes).toEqual([
      'same exception-unchanged pass',
      'changed exception-unchanged fail',
      'new exception-unchanged fail',
      'gone exception-unchanged fail',
    ])
    expect(told(after, new Map(), after, run).filter((one) => one.includes('unchanged fail'))).toEqual([])
    expect(told(after, new Map(), undefined, run).filter((one) => one.includes('unchanged'))).toEqual([])
  })
})
