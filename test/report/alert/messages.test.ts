import { describe, expect, test } from 'vitest'
import type { OwedTelling } from '#lib/findings/settle-outbox.ts'
import { renderMessages } from '#lib/report/alert/messages.ts'
import { renderAlert } from '#lib/report/alert/render-alert.ts'
import { bucketPublic, owed, trailStopped } from '../example-findings.ts'

function buckets(count: number): OwedTelling[] {
  return Array.from({ length: count }, (_, index) => ({
    finding: { ...bucketPublic, id: `audit-${index}`, resource: { ...bucketPublic.resource, arn: `arn:aws:s3:::bucket-${index}` } },
    alert: owed('opened', `alert-${String(index).padStart(4, '0')}`),
  }))
}

const idsOf = (messages: readonly { readonly alertIds: readonly string[] }[]): string[] => messages.flatMap((message) => message.alertIds)

describe('a batch of owed alerts', () => {
  test('that is small is told one by one', () => {
    const messages = renderMessages(buckets(2))
    for (const channel of ['machine', 'text', 'chat'] as const)
      expect(messages[channel].map((message) => message.alertIds)).toEqual([['alert-0000'], ['alert-0001']])
    const [first] = buckets(1)
    if (!first) throw new Error('wanted one')
    expect(messages.text[0]?.body).toBe(renderAlert(first.finding, first.alert).text)
  })

  test('that is large is one digest for people and single alerts for machines, and names every id', () => {
    const batch = buckets(52)
    const messages = renderMessages(batch)
    expect(messages.machine).toHaveLength(52)
    expect(messages.text).toHaveLength(1)
    expect(messages.chat).toHaveLength(1)
    const ids = batch.map(({ alert }) => alert.id)
    expect(idsOf(messages.text)).toEqual(ids)
    expect(idsOf(messages.chat)).toEqual(ids)
    const text = messages.text[0]?.body ?? ''
    expect(text).toContain('and 42 more like this')
    for (const id of ids) expect(text).toContain(id)
    expect(messages.text[0]?.subject).toMatch(/^ALARM: 52 x HIGH/)
    expect(JSON.parse(messages.chat[0]?.body ?? '').content.description).toContain('and 42 more like this')
  })

  test('never mixes alerts that a filter policy could tell apart', () => {
    const mixed = [...buckets(8), { finding: trailStopped, alert: owed('opened') }]
    const messages = renderMessages(mixed, { digestOver: 1 })
    expect(messages.text.map((message) => message.alertIds.length).sort()).toEqual([1, 8])
    for (const { attributes, alertIds } of messages.text)
      expect(attributes['ruleId']?.StringValue).toBe(alertIds.length === 1 ? trailStopped.control : bucketPublic.control)
  })

  test('of thousands fits and loses no id on the way to the outbox', () => {
    const batch = buckets(1_000)
    const messages = renderMessages(batch)
    expect(new Set(idsOf(messages.text)).size).toBe(1_000)
    expect(Buffer.byteLength(messages.text[0]?.body ?? '')).toBeLessThanOrEqual(8_000)
    expect(Buffer.byteLength(messages.chat[0]?.body ?? '')).toBeLessThanOrEqual(8_192)
    expect(messages.text[0]?.body).toContain('and 990 more like this')
  })

  test('is the same whatever the order of arrival', () => {
    const forwards = renderMessages(buckets(20)).text
    expect(renderMessages(buckets(20).reverse()).text).toEqual(forwards)
  })

  test('that is empty is nothing', () => {
    expect(renderMessages([])).toEqual({ machine: [], text: [], chat: [] })
  })
})
