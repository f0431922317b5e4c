import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEventMessages } from '#lib/monitor/log-sources/event-messages.ts'
import { nestsDeeper } from '#lib/monitor/log-sources/json-nesting.ts'

const event = {
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.iam',
  account: '111122223333',
  region: 'us-east-1',
  detail: { eventID: 'event-1', eventTime: '2026-03-01T12:00:00Z', eventName: 'CreateUser', eventSource: 'iam.amazonaws.com' },
}
const deep = (levels: number): string => `{"source":"aws.iam","detail":${'['.repeat(levels)}${']'.repeat(levels)}}`

describe('event messages', () => {
  it.each([
    ['no JSON', 'no json', /not readable as JSON/],
    ['an empty body', '', /not readable as JSON/],
    ['nesting that would overflow a stack', deep(100_000), /nested deeper than 64/],
    ['an event of nobody we know', '{"detail-type":"Else","source":"aws.else"}', /./],
  ])('gives %s back with the reason and reads the others', (_, body, reason) => {
    const { events, unreadable } = readEventMessages([
      { name: 'bad', body },
      { name: 'good', body: JSON.stringify(event) },
    ])
    expect(events.map(({ id }) => id)).toEqual(['event-1'])
    expect(unreadable).toMatchObject([{ name: 'bad', record: null, reason: expect.stringMatching(reason) }])
  })

  it('never throws, whatever a message holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((detail) => `{"detail-type":"AWS API Call via CloudTrail","source":"aws.iam","detail":${detail}}`),
        ),
        (body) => {
          const { events, unreadable } = readEventMessages([{ name: 'any', body }])
          expect(events.length + unreadable.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('nesting', () => {
  it('is the depth of the parsed value', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const depth = depthOf(value)
        expect(nestsDeeper(JSON.stringify(value), depth)).toBe(false)
        if (depth > 0) expect(nestsDeeper(JSON.stringify(value), depth - 1)).toBe(true)
      }),
    )
  })

  it('does not count brackets in strings', () => {
    expect(nestsDeeper(JSON.stringify({ text: '[[[[\\"[[[' }), 1)).toBe(false)
  })
})
