import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditObservation } from '#lib/findings/observation.ts'
import { verdicts } from '#lib/findings/verdict.ts'
import type { Framework, Requirement } from '#lib/frameworks/framework.ts'
import { frameworkById } from '#lib/frameworks/index.ts'
import { type RequirementStatus, scorecard } from '#lib/report/scorecard.ts'
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
    ['not covered', { coverage: 'not-covered-yet', controls: [] }, results('pass'), 'not-covered'],
  ])('%s', (_, requirement, given, status) => {
    expect(scorecard(framework(requirement), given, all).requirements[0]?.status).toBe(status)
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
  expect(card.score).toEqual({ passed: 1, decided: 2, share: 0.5 })
  expect(card.coverage).toEqual({ requirementsDecided: 3, requirements: 5, scopesSeen: 3, scopesExpected: 4 })
  expect(card.totals).toEqual({ pass: 1, fail: 1, unknown: 1, manual: 0, 'not-applicable': 1, 'not-covered': 1 })
})

test('nothing decided is no score, not a full one', () => {
  expect(scorecard(framework({}), results('unknown'), all).score).toEqual({ passed: 0, decided: 0, share: null })
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

  const card = scorecard(
    frameworkById('cis-7.0'),
    [
      ...['alpha', 'beta', 'gamma', 'delta'].map((name) => observation('s3-bucket-public-access-blocked', 'fail', name)),
      observation('s3-bucket-public-access-blocked', 'pass', 'ok'),
      observation('s3-bucket-secure-transport-required', 'unknown', 'evil\u001b[2J', { reason: 's3:GetBucketPolicy denied' }),
      observation('cloudtrail-trail-multi-region', 'pass'),
      observation('kms-key-rotation-enabled', 'pass'),
      observation('sns-topic-not-public', 'pass'),
    ],
    { scopesSeen: 8, scopesExpected: 12 },
  )
  const text = scorecardText(card, { width: 80 })

  test('reads as agreed', async () => {
    await expect(text).toMatchFileSnapshot('golden/scorecard.txt')
  })

  test('puts coverage beside the score and fails before the rest', () => {
    expect(text).toContain('Score: 2 of 3 decided requirements pass (66 %)')
    expect(text.replace(/\s+/g, ' ')).toContain('Coverage: 3 of 70 requirements decided, 54 not covered yet; 8 of 12 scopes')
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
