import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeLine, holeLine, type ToldChange } from '#lib/report/diff-line.ts'
import { changeText, holeText } from '#lib/report/diff-text.ts'
import { safeJson } from '#lib/report/safe-json.ts'

const change: ToldChange = {
  kind: 'changed',
  resource: { arn: 'arn:aws:iam::111122223333:role/app', type: 'AWS::IAM::Role', account: '111122223333', region: 'global' },
  properties: ['Policies'],
  before: [],
  after: [1],
  sentence: 'role app may now iam:PassRole on *',
  weight: 'high',
  effect: 'opens',
  from: Date.parse('2026-03-10T10:00:00Z'),
  to: Date.parse('2026-03-10T12:00:00Z'),
}
const call = {
  eventID: 'e-1',
  eventName: 'PutRolePolicy',
  eventSource: 'iam.amazonaws.com',
  eventTime: Date.parse('2026-03-10T11:00:00Z'),
  principal: 'arn:aws:sts::111122223333:assumed-role/Admin/alice',
  sourceAddress: '203.0.113.7',
}

describe('a change for reading', () => {
  it('says how grave, what, where, when and who', () => {
    expect(changeText(change, { outcome: 'explained', events: [call, call] }, 140)).toBe(
      `high           role app may now iam:PassRole on *
               account 111122223333; between 2026-03-10 10:00:00 UTC and 2026-03-10 12:00:00 UTC
               by role Admin, session alice from 203.0.113.7: PutRolePolicy at 2026-03-10 11:00:00 UTC, event e-1; and 1 earlier call
`,
    )
  })

  it.each([
    ['unexplained', /NO RECORDED CALL/],
    ['not-found', /no event was found/],
    ['not-expected', /no call need have made it/],
  ] as const)('says %s', (outcome, words) => {
    expect(changeText(change, { outcome, events: [] }, 120)).toMatch(words)
  })

  it('lets no foreign text act on a terminal or break a line of JSON', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', ' ', '\u001b[2J', '\n', '\r', '\u202e', '\u0000', '\u009b', '\ud800', '"', '界'),
    })
    fc.assert(
      fc.property(hostile, fc.integer({ min: 20, max: 200 }), (text, width) => {
        const odd = { ...change, sentence: text, resource: { ...change.resource, account: text, region: text } }
        const events = [{ ...call, principal: text, sourceAddress: text, eventID: text, eventName: text }]
        const shown = changeText(odd, { outcome: 'explained', events }, width) + holeText({ sentence: text }, width)
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
        const line = safeJson(changeLine(odd, { outcome: 'explained', events }))
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u)
        expect(JSON.parse(line)).toMatchObject({ sentence: text, record: 'change' })
      }),
    )
  })

  it('is a line for scripts', () => {
    expect(changeLine(change, { outcome: 'explained', events: [call] })).toEqual({
      record: 'change',
      kind: 'changed',
      weight: 'high',
      effect: 'opens',
      sentence: change.sentence,
      resource: { arn: change.resource.arn, type: 'AWS::IAM::Role' },
      account: '111122223333',
      region: 'global',
      properties: ['Policies'],
      before: [],
      after: [1],
      notBefore: '2026-03-10T10:00:00.000Z',
      notAfter: '2026-03-10T12:00:00.000Z',
      explanation: {
        outcome: 'explained',
        events: [
          {
            eventId: 'e-1',
            eventName: 'PutRolePolicy',
            eventSource: 'iam.amazonaws.com',
            eventTime: '2026-03-10T11:00:00.000Z',
            principal: call.principal,
            sourceAddress: '203.0.113.7',
          },
        ],
      },
    })
    const hole = { account: '1', region: 'r', type: 'T', unseenIn: 'after', count: 2, examples: [], reason: 'denied', sentence: 's' }
    expect(holeLine(hole)).toEqual({ record: 'incomparable', ...hole })
  })
})
