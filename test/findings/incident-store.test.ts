import { describe, expect, it } from 'vitest'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import type { Incident } from '#lib/findings/incident.ts'
import { IncidentStore } from '#lib/findings/incident-store.ts'
import { IncidentMap } from '#lib/local/incident-map.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { at, bucket, findingOf, iamRole, iamUser, session, user } from './monitoring-findings.ts'
import { noon } from './observations.ts'

function world() {
  const items = new IncidentMap()
  let now = noon
  const store = new IncidentStore(items, new StateMap(), { now: () => now, random: () => 0, sleep: async () => undefined })
  const join = async (...findings: readonly MonitoringFinding[]): Promise<void> => {
    for (const finding of findings) await store.join(finding)
  }
  /** Marks everything told that is due. */
  const tell = async (): Promise<string[]> => {
    const told: string[] = []
    for (const { id, thread, alerts } of await items.latest(100)) {
      for (const alert of alerts) {
        if (alert.state !== 'pending' || alert.owedAt > new Date(now).toISOString()) continue
        told.push(`${alert.change} ${thread}`)
        await store.markSent(id, [alert.id])
      }
    }
    return told
  }
  const stories = async (): Promise<string[][]> =>
    (await items.latest(100)).map(({ steps }) => steps.map(({ control }) => control)).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
  return { items, store, join, tell, stories, later: (minutes: number) => (now += minutes * 60_000) }
}

const only = async ({ items }: { items: IncidentMap }): Promise<Incident> => {
  const [one, ...others] = await items.latest(100)
  expect(others).toEqual([])
  return one as Incident
}

describe('findings of one story', () => {
  const day = 24 * 60
  it.each<[string, readonly MonitoringFinding[], string[][]]>([
    ['of one user', [findingOf('a', user('eve'), 0), findingOf('b', user('eve'), 30)], [['a', 'b']]],
    ['whatever comes first', [findingOf('b', user('eve'), 30), findingOf('a', user('eve'), 0)], [['a', 'b']]],
    ['not those of two users', [findingOf('a', user('eve'), 0), findingOf('b', user('bob'), 1)], [['a'], ['b']]],
    ['of one session', [findingOf('a', session('Admin', 'eve'), 0), findingOf('b', session('Admin', 'eve'), 9)], [['a', 'b']]],
    [
      'not those of two sessions of a role',
      [findingOf('a', session('Admin', 'eve'), 0), findingOf('b', session('Admin', 'bob'), 9)],
      [['a'], ['b']],
    ],
    [
      'about one resource',
      [findingOf('a', user('eve'), 0, { resource: bucket('pay') }), findingOf('b', user('bob'), 9, { resource: bucket('pay') })],
      [['a', 'b']],
    ],
    [
      'not small ones about a resource that many use',
      [
        findingOf('a', user('eve'), 0, { resource: bucket('pay'), severity: 'low' }),
        findingOf('b', user('bob'), 9, { resource: bucket('pay'), severity: 'low' }),
      ],
      [['a'], ['b']],
    ],
    [
      'of a user and the one that it made, however small the making was',
      [findingOf('a', user('eve'), 0, { resource: iamUser('spare'), severity: 'low' }), findingOf('b', user('spare'), 40)],
      [['a', 'b']],
    ],
    [
      'not of two who do small things to the same user',
      [
        findingOf('a', user('eve'), 0, { resource: iamUser('spare'), severity: 'low' }),
        findingOf('b', user('bob'), 9, { resource: iamUser('spare'), severity: 'low' }),
        findingOf('c', user('spare'), 40),
      ],
      [['a', 'c'], ['b']],
    ],
    [
      'of a session of a role that was changed before',
      [findingOf('a', user('eve'), 0, { resource: iamRole('Deploy') }), findingOf('b', session('Deploy', 'x'), 40)],
      [['a', 'b']],
    ],
    [
      'of an instance and of the role that it carries',
      [
        findingOf('a', null, 0, { resource: at('arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0', 'AWS::EC2::Instance') }),
        findingOf('b', session('web', 'i-0123456789abcdef0'), 40),
      ],
      [['a', 'b']],
    ],
    ['not what nobody in particular did', [findingOf('a', null, 0), findingOf('b', 'ec2.amazonaws.com', 1)], [['a'], ['b']]],
    ['within a day of each other', [findingOf('a', user('eve'), 0), findingOf('b', user('eve'), day - 1)], [['a', 'b']]],
    ['not after more than a day', [findingOf('a', user('eve'), 0), findingOf('b', user('eve'), day + 1)], [['a'], ['b']]],
    [
      'no longer than a week',
      Array.from({ length: 10 }, (_, index) => findingOf(`${index}`, user('eve'), index * day)),
      [
        ['0', '1', '2', '3', '4', '5', '6', '7'],
        ['8', '9'],
      ],
    ],
    [
      'that turn out to be one when a third joins them',
      [
        findingOf('a', user('eve'), 0),
        findingOf('b', user('bob'), 1),
        findingOf('c', user('eve'), 2, { resource: iamUser('bob') }),
        findingOf('d', user('bob'), 3),
      ],
      [['a', 'b', 'c', 'd']],
    ],
    ['once, however often', [findingOf('a', user('eve'), 0), findingOf('a', user('eve'), 0), findingOf('a', user('eve'), 0)], [['a']]],
  ])('%s', async (_, findings, expected) => {
    const { join, stories } = world()
    await join(...findings)
    expect(await stories()).toEqual(expected)
  })

  it('are as grave as the gravest, and graver when different techniques come together', async () => {
    const w = world()
    await w.join(
      findingOf('a', user('eve'), 0, { severity: 'low', attack: ['T1000'] }),
      findingOf('b', user('eve'), 1, { attack: ['T1001'] }),
    )
    expect((await only(w)).severity).toBe('medium')
    // The same technique again, told by another detection.
    await w.join(findingOf('c', user('eve'), 2, { attack: ['T1001.002'] }), findingOf('d', user('eve'), 3, { attack: ['T1002'] }))
    expect((await only(w)).severity).toBe('medium')
    await w.join(findingOf('e', user('eve'), 4, { attack: ['T1003'] }))
    expect((await only(w)).severity).toBe('high')
    await w.join(
      ...['T1', 'T2', 'T3'].map((id, index) => findingOf(`f${index}`, user('eve'), 5 + index, { severity: 'high', attack: [id] })),
    )
    expect(await only(w)).toMatchObject({
      severity: 'critical',
      lead: { control: 'f0' },
      attack: expect.arrayContaining(['T1000', 'T1003', 'T2']),
    })
  })

  it('keep the gravest steps where there are too many, in order, with the true number', async () => {
    const w = world()
    for (let index = 0; index < 100; index++)
      await w.join(findingOf(`step ${String(index).padStart(3, '0')}`, user('eve'), index, { severity: index % 2 === 0 ? 'low' : 'high' }))
    const { steps, findings } = await only(w)
    expect(steps).toHaveLength(60)
    expect(steps.filter(({ severity }) => severity === 'high')).toHaveLength(50)
    expect(steps.map(({ control }) => control)).toEqual(steps.map(({ control }) => control).toSorted())
    expect(Buffer.from(findings.kind === 'exact' ? findings.hashes : '', 'base64').length / 8).toBe(100)
  })
})

describe('the alert of a story', () => {
  it('is owed when it becomes worth telling, once', async () => {
    const w = world()
    await w.join(findingOf('a', user('eve'), 0, { severity: 'low' }))
    expect(await w.tell()).toEqual([])
    await w.join(findingOf('b', user('eve'), 1), findingOf('c', user('eve'), 2))
    expect(await w.tell()).toEqual([`opened ${(await only(w)).id}`])
    await w.join(findingOf('b', user('eve'), 1), findingOf('d', user('eve'), 3, { severity: 'low' }))
    w.later(60)
    expect(await w.tell()).toEqual([])
  })

  it('is updated at once when the story gets graver, and together, after a while, when it goes on', async () => {
    const w = world()
    const sameTechnique = { attack: ['T1001'] }
    await w.join(findingOf('a', user('eve'), 0, sameTechnique))
    const { id } = await only(w)
    expect(await w.tell()).toEqual([`opened ${id}`])
    await w.join(findingOf('b', user('eve'), 1, sameTechnique), findingOf('c', user('eve'), 2, sameTechnique))
    w.later(9)
    expect(await w.tell()).toEqual([])
    w.later(1)
    expect(await w.tell()).toEqual([`updated ${id}`])
    w.later(1)
    await w.join(findingOf('d', user('eve'), 3, sameTechnique))
    expect(await w.tell()).toEqual([])
    // What is graver waits no longer, and says the rest as well.
    await w.join(findingOf('e', user('eve'), 4, { severity: 'critical', ...sameTechnique }))
    expect(await w.tell()).toEqual([`updated ${id}`])
    w.later(60)
    expect(await w.tell()).toEqual([])
    expect((await only(w)).alerts.map(({ change }) => change)).toEqual(['opened', 'updated', 'updated'])
  })

  it('is updated when another does the same', async () => {
    const w = world()
    const pay = { resource: bucket('pay'), attack: ['T1001'] }
    await w.join(findingOf('a', user('eve'), 0, pay))
    expect(await w.tell()).toHaveLength(1)
    await w.join(findingOf('a', user('bob'), 1, pay))
    w.later(10)
    expect(await w.tell()).toEqual([expect.stringMatching(/^updated /)])
    await w.join(findingOf('a', user('bob'), 70, pay))
    w.later(60)
    expect(await w.tell()).toEqual([])
  })

  it('keeps the name that people know when two told stories become one, and tells what was not told yet', async () => {
    const w = world()
    await w.join(findingOf('a', user('eve'), 0))
    const [first] = await w.tell()
    await w.join(findingOf('b', user('bob'), 1))
    const [second] = await w.tell()
    expect(first).not.toBe(second)
    w.later(1)
    await w.join(findingOf('c', user('eve'), 2, { resource: iamUser('bob') }))
    w.later(60)
    const told = await w.tell()
    expect(told).toHaveLength(1)
    expect([first, second].map((alert) => alert?.replace('opened', 'updated'))).toContain(told[0])
    expect(await w.stories()).toEqual([['a', 'b', 'c']])
  })

  it('is not lost with a story that is taken over before it was told', async () => {
    for (const order of [
      ['eve', 'bob'],
      ['bob', 'eve'],
    ]) {
      const w = world()
      await w.join(findingOf('a', user(order[0] ?? ''), 0), findingOf('b', user(order[1] ?? ''), 1))
      await w.join(findingOf('c', user('eve'), 2, { resource: iamUser('bob') }))
      const told = await w.tell()
      expect(told.map((alert) => alert.split(' ')[0])).toEqual(['opened'])
    }
  })
})
