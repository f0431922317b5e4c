import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { verdicts } from '#lib/findings/verdict.ts'
import { attestationFor } from '#lib/frameworks/attestations.ts'
import type { Framework, Requirement } from '#lib/frameworks/framework.ts'
import { type DetectionState, type RequirementStatus, scorecard } from '#lib/report/scorecard.ts'
import { scorecardText } from '#lib/report/scorecard-text.ts'
import { observation } from './example-findings.ts'

const all = { scopesSeen: 2, scopesExpected: 2 }

function framework(...requirements: readonly Partial<Requirement>[]): Framework {
  return {
    id: 'test',
    name: 'Test framework',
    version: '1',
    source: 'https://example.com',
    requirements: requirements.map((requirement, index) => ({
      id: `1.${index + 1}`,
      title: `Requirement ${index + 1}`,
      assessment: 'automated',
      decidedBy: 'controls',
      controls: ['a'],
      coverage: 'covered',
      ...requirement,
    })),
  }
}

const results = (...given: readonly AuditObservation['verdict'][]): AuditObservation[] =>
  given.map((verdict, index) => observation('a', verdict, `r${index}`))

/** All of them with an accepted risk. */
const exception = { id: 'EX-1', owner: 'Ann', approver: 'Bob', reason: 'It is replaced in spring.', expires: '2027-01-01T00:00:00Z' }
const accepted = (...given: readonly AuditObservation['verdict'][]): AuditObservation[] =>
  results(...given).map((one, index) => ({ ...one, resource: { ...one.resource, arn: `accepted${index}` }, exception }))

const review = attestationFor('access-review')
const person: Partial<Requirement> = { controls: [], decidedBy: 'attestation', attestation: review }
const both: Partial<Requirement> = { decidedBy: 'both', attestation: review }
const watch: Partial<Requirement> = { controls: [], detections: ['d0', 'd1'] }
const instead: Partial<Requirement> = { compensatedBy: ['d0', 'd1'] }

describe('where a requirement stands', () => {
  test.each<readonly [string, Partial<Requirement>, AuditObservation[], RequirementStatus]>([
    ['all pass', {}, results('pass', 'pass'), 'pass'],
    ['one fails', {}, results('pass', 'fail', 'unknown'), 'fail'],
    ['one was not seen', {}, results('pass', 'unknown'), 'unknown'],
    ['only unseen', {}, results('unknown'), 'unknown'],
    ['nothing to judge', {}, results('not-applicable'), 'not-applicable'],
    ['pass and nothing to judge', {}, results('pass', 'not-applicable'), 'pass'],
    ['for a person', {}, results('pass', 'manual'), 'manual'],
    ['for a person, but not seen', {}, results('manual', 'unknown'), 'unknown'],
    ['no result at all', {}, [], 'unknown'],
    ['one of two controls silent', { controls: ['a', 'b'] }, results('pass'), 'unknown'],
    ['one of two controls silent, the other fails', { controls: ['a', 'b'] }, results('fail'), 'fail'],
    ['partly covered and passing', { coverage: 'partly', note: 'the rest is not' }, results('pass'), 'unknown'],
    ['partly covered and failing', { coverage: 'partly' }, results('fail'), 'fail'],
    ['needs a person as well', { decidedBy: 'both' }, results('pass'), 'manual'],
    ['all that fails is accepted', {}, [...results('pass'), ...accepted('fail')], 'accepted'],
    ['one that fails is not accepted', {}, [...results('fail'), ...accepted('fail')], 'fail'],
    ['accepted, and something not seen', {}, [...results('unknown'), ...accepted('fail')], 'unknown'],
    ['accepted, and a person to judge', { decidedBy: 'both' }, accepted('fail'), 'accepted'],
    ['not covered', { coverage: 'not-covered-yet', controls: [] }, results('pass'), 'not-covered'],
  ])('%s', (_, requirement, given, status) => {
    expect(scorecard(framework(requirement), given, all).requirements[0]?.status).toBe(status)
  })

  test.each<readonly [string, Partial<Requirement>, AuditObservation[], 'met' | 'not-met' | undefined, RequirementStatus]>([
    ['nobody said anything', person, [], undefined, 'manual'],
    ['somebody states it', person, [], 'met', 'pass'],
    ['somebody states that it is not', person, [], 'not-met', 'fail'],
    ['stated on facts', { ...person, controls: ['a'] }, results('manual'), 'met', 'pass'],
    ['no facts to judge', { ...person, controls: ['a'] }, results('not-applicable'), undefined, 'not-applicable'],
    ['no facts to judge, of one nothing is known', { ...person, controls: ['a', 'b'] }, results('not-applicable'), undefined, 'unknown'],
    ['nothing to judge by controls, a person still has to', { ...both }, results('not-applicable'), undefined, 'manual'],
    ['facts without a statement', { ...person, controls: ['a'] }, results('manual'), undefined, 'manual'],
    ['stated, but the facts were not seen', { ...person, controls: ['a'] }, results('manual', 'unknown'), 'met', 'unknown'],
    ['stated, but a control has no result', { ...person, controls: ['a'] }, [], 'met', 'unknown'],
    ['stated, but a control refutes it', { ...both }, results('pass', 'fail'), 'met', 'fail'],
    ['stated, and all controls pass', { ...both }, results('pass'), 'met', 'pass'],
    ['all controls pass, nobody said anything', { ...both }, results('pass'), undefined, 'manual'],
    ['stated not, though all controls pass', { ...both }, results('pass'), 'not-met', 'fail'],
    ['stated as a whole, of which only part is looked at', { ...both, coverage: 'partly' }, results('pass'), 'met', 'pass'],
    ['a statement of something else', {}, results('unknown'), 'met', 'unknown'],
  ])('attestation: %s', (_, requirement, given, statement, status) => {
    const statements = new Map(statement === undefined ? [] : [['access-review', statement]])
    const [one] = scorecard(framework(requirement), given, { ...all, statements }).requirements
    expect(one?.status).toBe(status)
  })

  test.each<readonly [string, Partial<Requirement>, AuditObservation[], DetectionState[] | undefined, RequirementStatus]>([
    ['nobody looked', watch, [], undefined, 'unknown'],
    ['all can see', watch, [], ['on', 'on'], 'pass'],
    ['one is blind', watch, [], ['on', 'off'], 'fail'],
    ['of one nobody knows', watch, [], ['on', 'unknown'], 'unknown'],
    ['one has nothing to see', watch, [], ['on', 'none'], 'pass'],
    ['none has anything to see', watch, [], ['none', 'none'], 'not-applicable'],
    ['blind, though all controls pass', { ...watch, controls: ['a'] }, results('pass'), ['off', 'on'], 'fail'],
    ['unknown, though all controls pass', { ...watch, controls: ['a'] }, results('pass'), undefined, 'unknown'],
    ['can see, but a control fails', { ...watch, controls: ['a'] }, results('fail'), ['on', 'on'], 'fail'],
    ['can see, but a control was not seen', { ...watch, controls: ['a'] }, results('unknown'), ['on', 'on'], 'unknown'],
    ['can see, and a person has to state it', { ...watch, ...both }, results('pass'), ['on', 'on'], 'manual'],
    ['in place of a fail', instead, results('fail'), ['on', 'on'], 'pass'],
    ['in place of what was not seen', instead, results('unknown'), ['on', 'on'], 'pass'],
    ['in place of a fail, one blind', instead, results('fail'), ['on', 'off'], 'fail'],
    ['in place of a fail, nobody looked', instead, results('fail'), undefined, 'fail'],
    ['in place of a fail, nothing to see', instead, results('fail'), ['none', 'none'], 'fail'],
    ['not needed', instead, results('pass'), ['off', 'off'], 'pass'],
  ])('detections: %s', (_, requirement, given, states, status) => {
    const detectionStates = states && new Map(states.map((state, index) => [`d${index}`, state]))
    const [one] = scorecard(framework(requirement), given, { ...all, ...(detectionStates ? { detectionStates } : {}) }).requirements
    expect(one?.status).toBe(status)
  })

  test('what is compensated is counted, named, and keeps its fails', () => {
    const detectionStates = new Map<string, DetectionState>([
      ['d0', 'on'],
      ['d1', 'on'],
    ])
    const card = scorecard(framework(instead, {}), [observation('a', 'fail', 'open')], { ...all, detectionStates })
    expect(card.requirements.map(({ status, compensated, counts }) => [status, compensated, counts.fail])).toEqual([
      ['pass', true, 1],
      ['fail', false, 1],
    ])
    expect(card.score).toEqual({ passed: 1, compensated: 1, decided: 2, share: 0.5 })
    const text = scorecardText(card).replace(/\s+/g, ' ')
    expect(text).toContain('1 of them by our own detections in place of what is asked')
    expect(text).toContain('compensated by our live detections d0, d1')
    expect(text.match(/open is fail/g)).toHaveLength(2)
  })

  test('a control that was asked everywhere and found nothing does not apply', () => {
    expect(scorecard(framework({}), [], { ...all, asked: ['a'] }).requirements[0]?.status).toBe('not-applicable')
  })
})

test('the score has its denominators, and unknown is in neither', () => {
  const card = scorecard(
    framework(
      { controls: ['a'] },
      { controls: ['b'] },
      { controls: ['c'] },
      { controls: ['d'] },
      { controls: [], coverage: 'not-covered-yet' },
    ),
    [observation('a', 'pass'), observation('b', 'fail'), observation('c', 'unknown'), observation('d', 'not-applicable')],
    { scopesSeen: 3, scopesExpected: 4 },
  )
  expect(card.score).toEqual({ passed: 1, compensated: 0, decided: 2, share: 0.5 })
  expect(card.coverage).toEqual({ requirementsDecided: 3, requirements: 5, share: 0.6, scopesSeen: 3, scopesExpected: 4 })
  expect(card.totals).toEqual({ pass: 1, fail: 1, unknown: 1, manual: 0, accepted: 0, 'not-applicable': 1, 'not-covered': 1 })
})

test('an accepted risk is decided and does not pass, and is named with who answers for it', () => {
  const card = scorecard(framework({}, { controls: ['b'] }), [...accepted('fail', 'fail'), observation('b', 'pass')], all)
  expect(card.score).toEqual({ passed: 1, compensated: 0, decided: 2, share: 0.5 })
  expect(card.requirements[0]).toMatchObject({ accepted: 2, counts: { fail: 0 }, failing: [] })
  const text = scorecardText(card)
  expect(text.replaceAll(/\s+/g, ' ')).toContain('1 accepted risks')
  expect(text).toMatch(/^RISK {4}1\.1 .*\(2 accepted\)$/m)
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'exception EX-1 of Ann, approved by Bob, until 2027-01-01T00:00:00Z: It is replaced in spring.',
  )
})

test('nothing decided is no score, not a full one', () => {
  expect(scorecard(framework({}), results('unknown'), all).score).toEqual({ passed: 0, compensated: 0, decided: 0, share: null })
})

test('whatever the results: a requirement passes only when all was seen and nothing failed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...verdicts)), (given) => {
      const status = scorecard(framework({}), results(...given), all).requirements[0]?.status
      const clean = given.includes('pass') && !given.some((verdict) => ['fail', 'unknown', 'manual'].includes(verdict))
      expect(status === 'pass').toBe(clean)
      expect(status === 'fail').toBe(given.includes('fail'))
    }),
  )
})

test('whatever is asked, seen and stated: no pass and no "not applicable" over what was not seen', () => {
  const state = fc.constantFrom<DetectionState>('on', 'off', 'unknown', 'none')
  const given = fc.record({
    verdicts: fc.array(fc.constantFrom(...verdicts), { maxLength: 3 }),
    decidedBy: fc.constantFrom('controls', 'attestation', 'both'),
    coverage: fc.constantFrom('covered', 'partly'),
    required: fc.array(state, { maxLength: 2 }),
    instead: fc.array(state, { maxLength: 2 }),
    statement: fc.constantFrom('met', 'not-met', undefined),
  })
  fc.assert(
    fc.property(given, ({ verdicts: list, decidedBy, coverage, required, instead: others, statement }) => {
      const name = (prefix: string) => (_: unknown, index: number) => `${prefix}${index}`
      const detectionStates = new Map([
        ...required.map((one, index) => [`r${index}`, one] as const),
        ...others.map((one, index) => [`i${index}`, one] as const),
      ])
      const requirement = {
        decidedBy,
        coverage,
        detections: required.map(name('r')),
        compensatedBy: others.map(name('i')),
        ...(decidedBy === 'controls' ? {} : { attestation: review }),
      }
      const statements = new Map(statement === undefined ? [] : [[review.id, statement]])
      const [one] = scorecard(framework(requirement), results(...list), { ...all, detectionStates, statements }).requirements
      if (one?.status !== 'pass' && one?.status !== 'not-applicable') return
      const stated = decidedBy === 'controls' ? undefined : statement
      expect(required.filter((seen) => seen === 'off' || seen === 'unknown')).toEqual([])
      expect(stated).not.toBe('not-met')
      const isStandIn = others.length > 0 && others.every((seen) => seen === 'on')
      if (!isStandIn) expect(list.length === 0 || list.some((verdict) => verdict === 'fail' || verdict === 'unknown')).toBe(false)
      if (one.status === 'pass' && decidedBy !== 'controls') expect(stated).toBe('met')
      if (one.status === 'pass' && coverage === 'partly') expect(stated).toBe('met')
    }),
    { numRuns: 1000 },
  )
})

describe('the scorecard on a terminal', () => {
  test('tells accounts apart when there are several, and does not repeat the only one', () => {
    const inAccount = (account: string): AuditObservation => {
      const one = observation('a', 'fail', `of-${account}`)
      return { ...one, resource: { ...one.resource, account } }
    }
    const draw = (...given: AuditObservation[]): string => scorecardText(scorecard(framework({}), given, all))
    expect(draw(inAccount('111122223333'), inAccount('222233334444'))).toMatch(/ in 111122223333.* in 222233334444/s)
    expect(draw(inAccount('111122223333'))).not.toContain(' in 111122223333')
  })

  const detectionStates = new Map<string, DetectionState>([
    ['seeing', 'on'],
    ['blind', 'off'],
  ])
  const card = scorecard(
    framework(
      { id: '3.1.4', title: 'S3 buckets block public access', controls: ['block'] },
      { id: '3.1.1', title: 'S3 buckets refuse requests without TLS', controls: ['tls'] },
      { id: '4.1', title: 'CloudTrail records every region', assessment: 'manual', controls: ['trail'] },
      { id: '4.6', title: 'Symmetric customer managed KMS keys rotate', controls: ['rotation'] },
      { id: '5.1', title: 'Refused API calls raise an alarm', controls: ['alarm'], compensatedBy: ['seeing'] },
      { id: '5.2', title: 'Attacks are noticed', controls: [], detections: ['blind'] },
      { id: '5.3', title: 'Odd use is noticed', controls: [], detections: ['another'] },
      { id: '2.21', title: 'No policy opens a resource', controls: ['topic'], coverage: 'partly', note: 'queues are not looked at' },
      { id: '2.1', title: 'Rights are reviewed', controls: [], decidedBy: 'attestation', attestation: review },
      { id: '6.1', title: 'Volumes are encrypted', controls: ['volume', 'default', 'third', 'fourth', 'fifth', 'sixth'] },
      { id: '6.2', title: 'Nothing looks at this', controls: [], coverage: 'not-covered-yet' },
      { id: '6.3', title: 'Nor at this', controls: [], coverage: 'not-covered-yet' },
    ),
    [
      ...['alpha', 'beta', 'gamma', 'delta'].map((name) => observation('block', 'fail', name)),
      observation('block', 'pass', 'ok'),
      observation('tls', 'unknown', 'evil\u001b[2J', { reason: 's3:GetBucketPolicy denied' }),
      observation('trail', 'pass'),
      observation('rotation', 'pass'),
      observation('topic', 'pass'),
      observation('alarm', 'fail', 'account'),
    ],
    { scopesSeen: 8, scopesExpected: 12, detectionStates },
  )
  const text = scorecardText(card, { width: 80 })

  test('reads as agreed', async () => {
    await expect(text).toMatchFileSnapshot('golden/scorecard.txt')
  })

  test('puts coverage beside the score and fails before the rest', () => {
    expect(text).toContain('Score: 3 of 5 decided requirements pass (60 %)')
    expect(text.replace(/\s+/g, ' ')).toContain('Coverage: 5 of 12 requirements decided (41 %), 2 not covered yet; 8 of 12 scopes')
    expect(text.indexOf('FAIL')).toBeLessThan(text.indexOf('UNKNOWN '))
    expect(text.indexOf('UNKNOWN ')).toBeLessThan(text.indexOf('PASS'))
    expect(text).toContain('and 1 more')
  })

  test('fits the terminal, names every requirement, and is safe to print', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    for (const { requirement } of card.requirements) expect(` ${text.replace(/\s+/g, ' ')}`).toContain(` ${requirement.id} `)
    expect(text).not.toContain('\u001b')
  })

  test('is in colour only when asked', () => {
    const coloured = scorecardText(card, { width: 80, colour: true })
    expect(coloured).toContain('\u001b[31mFAIL    \u001b[0m')
    expect(coloured.replaceAll(/\p{Cc}\[\d+m/gu, '')).toBe(text)
  })
})
