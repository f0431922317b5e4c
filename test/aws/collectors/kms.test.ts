import { expect, test } from 'vitest'
import { kms } from '#lib/aws/collectors/kms.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const metadata = {
  KeyManager: 'CUSTOMER',
  KeySpec: 'SYMMETRIC_DEFAULT',
  KeyState: 'Enabled',
  KeyUsage: 'ENCRYPT_DECRYPT',
  Origin: 'AWS_KMS',
  Enabled: true,
}
const answers: Answers = {
  'kms:ListKeys': { Keys: [{ KeyArn: 'arn:key/1' }], Truncated: false },
  'kms:DescribeKey': { KeyMetadata: metadata },
  'kms:GetKeyRotationStatus': { KeyRotationEnabled: true },
  'kms:GetKeyPolicy': { Policy: '{"Statement":[]}' },
}
const describing = (changed: object): Answers => ({ ...answers, 'kms:DescribeKey': { KeyMetadata: { ...metadata, ...changed } } })

test('a key with rotation and policy', async () => {
  const { resources } = await collectAll(kms, answers)
  expect(resources[0]).toMatchObject({
    configuration: { EnableKeyRotation: true, KeyPolicy: { Statement: [] }, KeySpec: 'SYMMETRIC_DEFAULT' },
    observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' },
  })
})

test('a key of AWS costs one call', async () => {
  const { actions, resources } = await collectAll(kms, describing({ KeyManager: 'AWS' }))
  expect(actions).toEqual(['kms:ListKeys', 'kms:DescribeKey'])
  expect(resources[0]?.unseen).toHaveProperty('EnableKeyRotation', expect.stringContaining('not asked'))
})

test.each([{ KeySpec: 'RSA_2048' }, { Origin: 'EXTERNAL' }, { KeyState: 'PendingDeletion' }])(
  'rotation is not asked of %j',
  async (changed) => {
    expect((await collectAll(kms, describing(changed))).actions).not.toContain('kms:GetKeyRotationStatus')
  },
)

test('refused details are unseen; a key that cannot be described is still listed', async () => {
  const rotation = await collectAll(kms, { ...answers, 'kms:GetKeyRotationStatus': awsError('AccessDeniedException') })
  expect(rotation.resources[0]?.unseen).toHaveProperty('EnableKeyRotation', expect.stringContaining('denied'))
  const described = await collectAll(kms, { ...answers, 'kms:DescribeKey': denied })
  expect(described.resources[0]?.unseen).toMatchObject({
    KeySpec: expect.anything(),
    KeyManager: expect.anything(),
    KeyState: expect.anything(),
  })
})

test('a key deleted meanwhile is dropped', async () => {
  const { resources, gaps } = await collectAll(kms, { ...answers, 'kms:DescribeKey': awsError('NotFoundException') })
  expect({ resources, gaps }).toEqual({ resources: [], gaps: [] })
})

test('pages are followed; a marker that comes again is a gap beside what was read', async () => {
  const two = (input: { Marker?: string }) =>
    input.Marker
      ? { Keys: [{ KeyArn: 'arn:key/2' }], Truncated: false }
      : { Keys: [{ KeyArn: 'arn:key/1' }], Truncated: true, NextMarker: 'm' }
  expect((await collectAll(kms, { ...answers, 'kms:ListKeys': two })).resources).toHaveLength(2)
  const same = await collectAll(kms, {
    ...answers,
    'kms:ListKeys': { Keys: [{ KeyArn: 'arn:key/1' }], Truncated: true, NextMarker: 'm' },
  })
  expect(same.gaps).toMatchObject([{ action: 'kms:ListKeys', outcome: 'error' }])
  expect(same.resources.length).toBeGreaterThan(0)
})

test('what nobody wants is not asked', async () => {
  const wants = (_: string, property?: string) => property === undefined || property === 'KeyState'
  expect((await collectAll(kms, answers, { wants })).actions).toEqual(['kms:ListKeys', 'kms:DescribeKey'])
})

test('a key that waits for its deletion says until when', async () => {
  const waiting = describing({ KeyState: 'PendingDeletion', DeletionDate: new Date('2026-12-01T00:00:00Z') })
  expect((await collectAll(kms, waiting)).resources[0]?.observed).toMatchObject({ DeletionDate: '2026-12-01T00:00:00.000Z' })
})

test('a key of several regions is known by its id', async () => {
  const listing = (arn: string): Answers => ({ ...answers, 'kms:ListKeys': { Keys: [{ KeyArn: arn }], Truncated: false } })
  const one = await collectAll(kms, listing('arn:aws:kms:us-east-1:111122223333:key/1'))
  expect(one.resources[0]?.configuration).toMatchObject({ MultiRegion: false })
  const several = await collectAll(kms, listing('arn:aws:kms:us-east-1:111122223333:key/mrk-1'))
  expect(several.resources[0]?.configuration).toMatchObject({ MultiRegion: true })
})
