import { describe, expect, it } from 'vitest'
import { escalationDot, escalationMermaid } from '#lib/report/escalation-graph.ts'
import { escalationText, type ToldEscalation } from '#lib/report/escalation-text.ts'

const user = 'arn:aws:iam::111122223333:user/ann'
const admin = 'arn:aws:iam::111122223333:role/admin'
const hostile = 'arn:aws:iam::111122223333:user/"];x->y\u001b[31m\n\u202e|-->|`<script>`'
const way = (more: Partial<ToldEscalation> = {}): ToldEscalation => ({
  principal: user,
  path: 'lambda-001',
  name: 'A new function',
  target: admin,
  status: 'exploitable',
  reaches: admin,
  steps: [
    { by: user, action: 'iam:PassRole', resource: admin, context: { 'iam:passedtoservice': 'lambda.amazonaws.com' }, decidedBy: [] },
    { by: 'lambda.amazonaws.com', action: 'sts:AssumeRole', resource: admin, context: {}, decidedBy: [] },
  ],
  chain: ['lambda-001'],
  fix: { text: 'Take it out.' },
  missing: [],
  ...more,
})

describe('a way to administrator in words', () => {
  it('says who, by which requests, and what closes it', () => {
    expect(escalationText(way())).toBe(`EXPLOITABLE lambda-001: A new function
            ${user} takes over ${admin}
            1. iam:PassRole on ${admin} (iam:passedtoservice=lambda.amazonaws.com)
            2. lambda.amazonaws.com: sts:AssumeRole on ${admin}
            do: Take it out.

`)
  })

  it('says since when, by which calls, and what is not known', () => {
    const events = [{ eventName: 'AttachUserPolicy', eventTime: '2026-11-21T10:00:00.000Z', principal: null }]
    const since = {
      after: '2026-11-21T00:00:00.000Z',
      by: '2026-11-22T00:00:00.000Z',
      changes: [{ sentence: 'ann has more rights', events }],
    }
    const text = escalationText(way({ status: 'unknown', missing: ['which functions there are'], since, chain: ['a', 'b'] }))
    expect(text).toContain('UNKNOWN     lambda-001')
    expect(text).toContain(`and reaches ${admin} by a, b`)
    expect(text).toContain('opened between 2026-11-21T00:00:00.000Z and 2026-11-22T00:00:00.000Z')
    expect(text).toContain('by AttachUserPolicy at 2026-11-21T10:00:00.000Z of somebody unnamed')
    expect(text).toContain('not known: which functions there are')
    expect(escalationText(way({ since: { ...since, after: null } }))).toContain('as far back as the snapshots go')
  })

  it('escapes foreign text', () => {
    const text = escalationText(way({ principal: hostile, missing: [hostile] }))
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\u202e')
    expect(text.split('\n')).toHaveLength(escalationText(way({ missing: ['x'] })).split('\n').length)
  })
})

describe('ways as a graph', () => {
  it('draws an edge for each pair, all paths on it, dashed where nothing is sure', () => {
    const found = [
      way(),
      way({ path: 'ec2-001' }),
      way({ principal: admin, target: 'arn:aws:iam::111122223333:user/bob', status: 'unknown', chain: ['x', 'y'] }),
    ]
    expect(escalationDot(found)).toBe(`digraph escalations {
  rankdir=LR
  node [shape=box]
  n1 [label="user/ann (111122223333)"]
  n2 [label="role/admin (111122223333)", peripheries=2]
  n3 [label="user/bob (111122223333)"]
  n1 -> n2 [label="ec2-001, lambda-001"]
  n2 -> n3 [label="lambda-001", style=dashed]
}
`)
    expect(escalationMermaid(found)).toBe(`flowchart LR
  n1["user/ann (111122223333)"]
  n2[["role/admin (111122223333)"]]
  n3["user/bob (111122223333)"]
  n1 -->|"ec2-001, lambda-001"| n2
  n2 -.->|"lambda-001"| n3
`)
  })

  it('keeps foreign text inside its quotes', () => {
    const dot = escalationDot([way({ principal: hostile })])
    for (const hidden of ['\u001b', '\u202e']) expect(dot).not.toContain(hidden)
    expect(dot.split('\n')).toHaveLength(8)
    // Every line is made of what we write and of whole quoted strings.
    for (const line of dot.split('\n')) expect(line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')).toMatch(/^[\w {}=[\],>;-]*$/)
    const mermaid = escalationMermaid([way({ principal: hostile })])
    for (const line of mermaid.split('\n')) expect(line.replaceAll(/"[^"]*"/g, '')).toMatch(/^[\w [\]|.>-]*$/)
    expect(mermaid).not.toContain('<script>')
  })

  it('counts what is too much for a picture', () => {
    const many = Array.from({ length: 600 }, (_, index) => way({ principal: `${user}${index}` }))
    expect(escalationDot(many)).toContain('and 100 more')
    expect(escalationMermaid(many)).toContain('and 100 more')
  })
})
