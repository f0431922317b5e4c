import { expect, test } from 'vitest'
import { glacier } from '#lib/aws/collectors/glacier.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const type = 'Keepwatch::Glacier::Vault'
const arn = `arn:aws:glacier:us-east-1:${account}:vaults/v`
const answers: Answers = {
  'glacier:ListVaults': { VaultList: [{ VaultName: 'v', VaultARN: arn, NumberOfArchives: 3 }] },
  'glacier:GetVaultAccessPolicy': { policy: { Policy: '{"Statement":[]}' } },
}

test('a vault with its policy', async () => {
  const { resources, gaps } = await collectAll(glacier, answers)
  expect(gaps).toEqual([])
  expect(resources).toMatchObject([{ arn, type, observed: { VaultName: 'v', Policy: { Statement: [] }, NumberOfArchives: 3 } }])
})

test('no policy is a fact; refused or unreadable it is unseen', async () => {
  const none = await collectAll(glacier, { ...answers, 'glacier:GetVaultAccessPolicy': awsError('ResourceNotFoundException', 404) })
  expect(none.resources[0]?.observed).toMatchObject({ Policy: null })
  for (const answer of [denied, {}, { policy: { Policy: 'no json' } }]) {
    const { resources } = await collectAll(glacier, { ...answers, 'glacier:GetVaultAccessPolicy': answer })
    expect(resources[0]?.unseen).toHaveProperty('Policy')
  }
})

test('pages are followed', async () => {
  const list = (input: { marker?: string }) =>
    input.marker ? { VaultList: [{ VaultName: 'w' }] } : { VaultList: [{ VaultName: 'v' }], Marker: 'm' }
  const { resources } = await collectAll(glacier, { ...answers, 'glacier:ListVaults': list })
  expect(resources.map((one) => one.arn)).toEqual([arn, arn.replace(/v$/, 'w')])
})

test.each([denied, {}, { VaultList: [], Marker: 'same' }])('a list that is refused, missing or endless is a gap', async (answer) => {
  expect((await collectAll(glacier, { ...answers, 'glacier:ListVaults': answer })).gaps).toMatchObject([
    { action: 'glacier:ListVaults', types: [type] },
  ])
})
