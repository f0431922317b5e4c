import { describe, expect, it } from 'vitest'
import { lastAccessed } from '#lib/aws/last-accessed.ts'
import { account, denied, recordedAws } from './collectors/fake-aws.ts'

const arn = (name: string): string => `arn:aws:iam::${account}:user/${name}`
const used = new Date('2026-11-01T00:00:00Z')
const done = {
  JobStatus: 'COMPLETED',
  ServicesLastAccessed: [{ ServiceNamespace: 's3', LastAuthenticated: used }, { ServiceNamespace: 'ec2' }],
}
const started = (input: Readonly<Record<string, unknown>>) => ({ JobId: String(input['Arn']) })

async function ask(answers: Parameters<typeof recordedAws>[0], arns: readonly string[] = [arn('ann')]) {
  const waits: number[] = []
  const told: number[] = []
  const { clients, asked } = recordedAws({ 'iam:GenerateServiceLastAccessedDetails': started, ...answers })
  const found = await lastAccessed(clients, arns, { wait: async (ms) => waits.push(ms), onDone: (count) => told.push(count) })
  return { found, waits, told, calls: asked.map(({ action }) => action) }
}

describe('last use of services', () => {
  it('starts a report, waits for it, and reads all its pages', async () => {
    const answer = (_: unknown, times: number) =>
      times === 0
        ? { JobStatus: 'IN_PROGRESS' }
        : times === 1
          ? { ...done, IsTruncated: true, Marker: 'm' }
          : { ...done, ServicesLastAccessed: [{ ServiceNamespace: 'kms' }] }
    const { found, waits, told } = await ask({ 'iam:GetServiceLastAccessedDetails': answer })
    expect(found).toEqual([
      {
        arn: arn('ann'),
        services: [
          { service: 's3', lastUsed: used.toISOString() },
          { service: 'ec2', lastUsed: null },
          { service: 'kms', lastUsed: null },
        ],
      },
    ])
    expect([waits, told]).toEqual([[1_000], [1]])
  })

  it.each([
    ['refused', { 'iam:GenerateServiceLastAccessedDetails': denied }, /AccessDenied/],
    ['failed', { 'iam:GetServiceLastAccessedDetails': { JobStatus: 'FAILED', Error: { Message: 'odd' } } }, /odd/],
    ['never done', { 'iam:GetServiceLastAccessedDetails': { JobStatus: 'IN_PROGRESS' } }, /not there after 60 looks/],
    ['without a list', { 'iam:GetServiceLastAccessedDetails': { JobStatus: 'COMPLETED' } }, /no list of services/],
  ])('a report that is %s is unseen, never "nothing used"', async (_, answers, reason) => {
    const { found } = await ask(answers)
    expect(found).toEqual([{ arn: arn('ann'), unseen: expect.stringMatching(reason) }])
  })

  it('one that fails does not take the others with it', async () => {
    const names = Array.from({ length: 30 }, (_, index) => arn(`u${index}`))
    const answer = (input: Readonly<Record<string, unknown>>) => (input['JobId'] === arn('u3') ? denied : done)
    const failing = (input: Readonly<Record<string, unknown>>) => {
      const told = answer(input)
      if (told instanceof Error) throw told
      return told
    }
    const { found } = await ask({ 'iam:GetServiceLastAccessedDetails': failing }, names)
    expect(found).toHaveLength(30)
    expect(found.filter((one) => 'unseen' in one).map((one) => one.arn)).toEqual([arn('u3')])
  })
})
